/* The letter that carries a file, as a mail program takes it apart. */
#include "samreg/app/delivery.h"

#include "session.h"

#include "samreg/base/memory.h"
#include "samreg/base/paths.h"

#include <criterion/criterion.h>
#include <gmime/gmime.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A letter that was read. */
struct read {
    char folder[40];
    struct conf conf;
    struct app *app;
    GMimeMessage *message;
    int complaints;
};

static void count_complaint(gint64 offset, GMimeParserWarning what, const gchar *item, gpointer data)
{
    int *complaints = data;

    fprintf(stderr, "at byte %lld: complaint %d %s\n", (long long)offset, (int)what, item ? item : "");
    (*complaints)++;
}

/* Writes the letter of a file of that name that holds the bytes, and reads it; the reader counts what is not as the
 * standards have it. */
static void send_and_read(struct read *read, const char *name, const char *bytes, size_t size)
{
    struct app_options options = {.program = "test", .language = LANGUAGE_BOKMAL};
    struct error error = {0};
    GMimeParserOptions *strict = g_mime_parser_options_new();
    GMimeStream *stream;
    GMimeParser *parser;
    char *path;
    struct str made = {0};
    int letter = -1;

    *read = (struct read){.folder = "/tmp/samreg-letter-XXXXXX"};
    cr_assert_not_null(mkdtemp(read->folder));
    str_addf(&made, "%s/%s", read->folder, name);
    path = str_take(&made);
    session_expect_ok(file_write(path, bytes, size, &error), &error);
    conf_init(&read->conf);
    read->conf.mail_command = memory_copy_text("sendmail -t -i");
    read->app = app_new(&read->conf, &options);
    session_expect_ok(delivery_letter(read->app, path, "ola.nordmann@kommune.no", &letter, &error), &error);
    g_mime_parser_options_set_rfc2047_compliance_mode(strict, GMIME_RFC_COMPLIANCE_STRICT);
    g_mime_parser_options_set_parameter_compliance_mode(strict, GMIME_RFC_COMPLIANCE_STRICT);
    g_mime_parser_options_set_address_compliance_mode(strict, GMIME_RFC_COMPLIANCE_STRICT);
    g_mime_parser_options_set_warning_callback(strict, count_complaint, &read->complaints);
    stream = g_mime_stream_fs_new(letter);
    parser = g_mime_parser_new_with_stream(stream);
    read->message = g_mime_parser_construct_message(parser, strict);
    cr_assert_not_null(read->message);
    g_object_unref(parser);
    g_object_unref(stream);
    g_mime_parser_options_free(strict);
    unlink(path);
    rmdir(read->folder);
    free(path);
}

static void end(struct read *read)
{
    g_object_unref(read->message);
    app_free(&read->app);
    conf_clear(&read->conf);
}

/* What a part holds when its encoding is undone; new string. */
static struct str content(GMimeObject *part)
{
    GMimeStream *stream = g_mime_stream_mem_new();
    GByteArray *bytes;
    struct str out = {0};

    g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(part)), stream);
    bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    str_add_bytes(&out, (const char *)bytes->data, bytes->len);
    g_object_unref(stream);
    return out;
}

static GMimeObject *part_of(const struct read *read, int number)
{
    GMimeObject *whole = g_mime_message_get_mime_part(read->message);

    cr_assert(GMIME_IS_MULTIPART(whole));
    cr_assert_eq(g_mime_multipart_get_count(GMIME_MULTIPART(whole)), 2, "the words and the file");
    return g_mime_multipart_get_part(GMIME_MULTIPART(whole), number);
}

TestSuite(letter, .init = g_mime_init, .fini = g_mime_shutdown);

Test(letter, a_mail_program_finds_subject_words_and_file)
{
    static const char bytes[] = "\xef\xbb\xbf\"Kommune\";\"Ål\"\r\n--samreg-0000\r\n.\r\nFrom her\r\n\0\xff";
    struct read read;
    struct str words, file;

    send_and_read(&read, "Værnes \"blå\" mappe; ærlig (øst).csv", bytes, sizeof bytes);
    cr_expect_eq(read.complaints, 0);
    cr_expect_eq(internet_address_list_length(g_mime_message_get_to(read.message)), 1);
    cr_expect_not_null(strstr(g_mime_message_get_subject(read.message), "Værnes \"blå\" mappe; ærlig (øst).csv fra"));
    words = content(part_of(&read, 0));
    cr_expect_not_null(strstr(str_peek(&words), "Værnes \"blå\" mappe; ærlig (øst).csv fra"));
    cr_expect_str_eq(g_mime_object_get_content_type_parameter(part_of(&read, 0), "charset"), "utf-8");
    cr_expect_str_eq(g_mime_part_get_filename(GMIME_PART(part_of(&read, 1))),
                     "Værnes \"blå\" mappe; ærlig (øst).csv");
    cr_expect_str_eq(g_mime_object_get_disposition(part_of(&read, 1)), "attachment");
    file = content(part_of(&read, 1));
    cr_expect_eq(file.length, sizeof bytes);
    cr_expect_eq(memcmp(str_peek(&file), bytes, sizeof bytes), 0, "the file comes out byte by byte");
    str_clear(&words);
    str_clear(&file);
    end(&read);
}

/* Some 60 KB, and a name that takes several encoded words and more than one line. */
Test(letter, a_large_file_with_a_long_name_arrives_whole)
{
    const char *name = "Årsrapport for interkommunalt samarbeid i Sør-Trøndelag med mål, økonomi og framtidige "
                       "utfordringer på tvers av fylkesgrensene.pdf";
    const size_t size = 60001;
    char *bytes = memory_new_array(size, 1);
    struct read read;
    struct str file;

    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)(i * 31 % 251);
    send_and_read(&read, name, bytes, size);
    cr_expect_eq(read.complaints, 0);
    cr_expect_eq(strncmp(g_mime_message_get_subject(read.message), name, strlen(name)), 0, "%s",
                 g_mime_message_get_subject(read.message));
    cr_expect_str_eq(g_mime_part_get_filename(GMIME_PART(part_of(&read, 1))), name);
    file = content(part_of(&read, 1));
    cr_expect(file.length == size && memcmp(str_peek(&file), bytes, size) == 0);
    str_clear(&file);
    free(bytes);
    end(&read);
}
