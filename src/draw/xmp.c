#include "samreg/draw/xmp.h"

#include "samreg/publish/markup.h"

#include <stdio.h>
#include <string.h>

/* Appends an element with the text, what is told around it; nothing for none. */
static void add_element(const char *name, const char *begin, const char *text, const char *end, struct str *out)
{
    if (!text || !*text)
        return;
    str_addf(out, "<%s>%s", name, begin);
    markup_add_text(text, out);
    str_addf(out, "%s</%s>\n", end, name);
}

/* The time as XMP writes it; false when the text is none. */
static bool read_time(const char *text, char time[32])
{
    int year, month, day, hour, minute, second;

    if (!text)
        return false;
    text += strncmp(text, "D:", 2) == 0 ? 2 : 0;
    if (sscanf(text, "%4d%2d%2d%2d%2d%2d", &year, &month, &day, &hour, &minute, &second) != 6)
        return false;
    snprintf(time, 32, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day, hour, minute, second);
    return true;
}

void xmp_write(const struct xmp *xmp, struct str *out)
{
    static const char alternatives[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">", end[] = "</rdf:li></rdf:Alt>";
    char time[32] = "";

    str_add(out, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                 "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                 "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                 "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                 "<dc:format>application/pdf</dc:format>\n");
    add_element("dc:title", alternatives, xmp->title, end, out);
    add_element("dc:description", alternatives, xmp->subject, end, out);
    add_element("dc:language", "<rdf:Bag><rdf:li>", language_code(xmp->language), "</rdf:li></rdf:Bag>", out);
    add_element("xmp:CreatorTool", "", xmp->creator, "", out);
    if (read_time(xmp->made, time))
        add_element("xmp:CreateDate", "", time, "", out);
    add_element("pdf:Producer", "", xmp->producer, "", out);
    str_add(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}
