/* What is no leak: fontconfig keeps what it knows of the fonts until the program ends. The sanitizers' build asks for
 * it here; in any other nobody calls this. */

/* The names are the sanitizer's own. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\n";
}

const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}
