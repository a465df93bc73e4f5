/* How wide text is in a picture, without any font: the advance widths of DejaVu Sans and DejaVu Sans Bold. */
#include "samreg/model/picture.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/base/text.h"

#include <stdint.h>
#include <string.h>

enum {
    EM = 2048,       /* units of the font's design in an em */
    UNKNOWN = 2100,  /* of a letter that the tables do not know, for each column it takes on a terminal */
    ASCENT = 1901,   /* of letters with accents */
    DESCENT = 483,
    FIRST = 0x20,    /* the tables reach from here */
    LAST = 0x17f     /* to here, without the control characters between */
};

/* U+0020 to U+007E, then U+00A0 to U+017F: letters of Norwegian, Sami and their neighbours. */
static const uint16_t regular[] = {
    651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690, 1303, 1303, 1303, 1303,
    1303, 1303, 1303, 1303, 1303, 1303, 690, 690, 1716, 1716, 1716, 1087, 2048, 1401, 1405, 1430, 1577, 1294, 1178,
    1587, 1540, 604, 604, 1343, 1141, 1767, 1532, 1612, 1235, 1612, 1423, 1300, 1251, 1499, 1401, 2025, 1403, 1251,
    1403, 799, 690, 799, 1716, 1024, 1024, 1255, 1300, 1126, 1300, 1260, 721, 1300, 1298, 569, 569, 1186, 569, 1995,
    1298, 1253, 1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212, 1212, 1075, 1303, 690, 1303, 1716,
    651, 821, 1303, 1303, 1303, 1303, 690, 1024, 1024, 2048, 965, 1253, 1716, 739, 2048, 1024, 1024, 1716, 821, 821,
    1024, 1303, 1303, 651, 1024, 821, 965, 1253, 1985, 1985, 1985, 1087, 1401, 1401, 1401, 1401, 1401, 1401, 1995,
    1430, 1294, 1294, 1294, 1294, 604, 604, 604, 604, 1587, 1532, 1612, 1612, 1612, 1612, 1612, 1716, 1612, 1499,
    1499, 1499, 1499, 1251, 1239, 1290, 1255, 1255, 1255, 1255, 1255, 1255, 2011, 1126, 1260, 1260, 1260, 1260, 569,
    569, 569, 569, 1253, 1298, 1253, 1253, 1253, 1253, 1253, 1716, 1253, 1298, 1298, 1298, 1298, 1212, 1300, 1212,
    1401, 1255, 1401, 1255, 1401, 1255, 1430, 1126, 1430, 1126, 1430, 1126, 1430, 1126, 1577, 1300, 1587, 1300, 1294,
    1260, 1294, 1260, 1294, 1260, 1294, 1260, 1294, 1260, 1587, 1300, 1587, 1300, 1587, 1300, 1587, 1300, 1540, 1298,
    1876, 1423, 604, 569, 604, 569, 604, 569, 604, 569, 604, 569, 1208, 1138, 604, 569, 1343, 1186, 1186, 1141, 569,
    1141, 569, 1141, 768, 1141, 700, 1151, 582, 1532, 1298, 1532, 1298, 1532, 1298, 1666, 1532, 1298, 1612, 1253,
    1612, 1253, 1612, 1253, 2191, 2095, 1423, 842, 1423, 842, 1423, 842, 1300, 1067, 1300, 1067, 1300, 1067, 1300,
    1067, 1251, 803, 1251, 803, 1251, 803, 1499, 1298, 1499, 1298, 1499, 1298, 1499, 1298, 1499, 1298, 1499, 1298,
    2025, 1675, 1251, 1212, 1251, 1403, 1075, 1403, 1075, 1403, 1075, 721,
};
static const uint16_t bold_ones[] = {
    713, 934, 1067, 1716, 1425, 2052, 1786, 627, 936, 936, 1071, 1716, 778, 850, 778, 748, 1425, 1425, 1425, 1425,
    1425, 1425, 1425, 1425, 1425, 1425, 819, 819, 1716, 1716, 1716, 1188, 2048, 1585, 1561, 1503, 1700, 1399, 1399,
    1681, 1714, 762, 762, 1587, 1305, 2038, 1714, 1741, 1501, 1741, 1577, 1475, 1397, 1663, 1585, 2259, 1579, 1483,
    1485, 936, 748, 936, 1716, 1024, 1024, 1382, 1466, 1214, 1466, 1389, 891, 1466, 1458, 702, 702, 1362, 702, 2134,
    1458, 1407, 1466, 1466, 1010, 1219, 979, 1458, 1335, 1892, 1321, 1335, 1192, 1458, 748, 1458, 1716,
    713, 934, 1425, 1425, 1303, 1425, 748, 1024, 1024, 2048, 1155, 1323, 1716, 850, 2048, 1024, 1024, 1716, 897, 897,
    1024, 1507, 1303, 778, 1024, 897, 1155, 1323, 2120, 2120, 2120, 1188, 1585, 1585, 1585, 1585, 1585, 1585, 2222,
    1503, 1399, 1399, 1399, 1399, 762, 762, 762, 762, 1716, 1714, 1741, 1741, 1741, 1741, 1741, 1716, 1741, 1663,
    1663, 1663, 1663, 1483, 1511, 1473, 1382, 1382, 1382, 1382, 1382, 1382, 2146, 1214, 1389, 1389, 1389, 1389, 702,
    702, 702, 702, 1407, 1458, 1407, 1407, 1407, 1407, 1407, 1716, 1407, 1458, 1458, 1458, 1458, 1335, 1466, 1335,
    1585, 1382, 1585, 1382, 1585, 1382, 1503, 1214, 1503, 1214, 1503, 1214, 1503, 1214, 1700, 1466, 1716, 1466, 1399,
    1389, 1399, 1389, 1399, 1389, 1399, 1389, 1399, 1389, 1681, 1466, 1681, 1466, 1681, 1466, 1681, 1466, 1714, 1458,
    1994, 1618, 762, 702, 762, 702, 762, 702, 762, 702, 762, 702, 1524, 1404, 762, 702, 1587, 1362, 1362, 1305, 702,
    1305, 702, 1305, 982, 1305, 1140, 1315, 760, 1714, 1458, 1714, 1458, 1714, 1458, 2013, 1714, 1458, 1741, 1407,
    1741, 1407, 1741, 1407, 2390, 2241, 1577, 1010, 1577, 1010, 1577, 1010, 1475, 1219, 1475, 1219, 1475, 1219, 1475,
    1219, 1397, 979, 1397, 979, 1397, 979, 1663, 1458, 1663, 1458, 1663, 1458, 1663, 1458, 1663, 1458, 1663, 1458,
    2259, 1892, 1483, 1335, 1483, 1485, 1192, 1485, 1192, 1485, 1192, 891,
};

/* Others that texts here use: the rest of the Sami letters, dashes, quotation marks, arrows, signs. */
static const struct {
    uint32_t code_point;
    uint16_t widths[2]; /* regular, bold */
} others[] = {
    {0x18f, {1612, 1739}}, {0x1b7, {1364, 1582}}, {0x1cd, {1401, 1585}}, {0x1e4, {1587, 1681}},
    {0x1e5, {1300, 1466}}, {0x1e6, {1587, 1681}}, {0x1e7, {1300, 1466}}, {0x1e8, {1343, 1587}},
    {0x1e9, {1186, 1362}}, {0x1ee, {1364, 1582}}, {0x1ef, {1183, 1192}}, {0x292, {1183, 1312}}, {0x2010, {739, 850}},
    {0x2011, {739, 850}}, {0x2012, {1303, 1425}}, {0x2013, {1024, 1024}}, {0x2014, {2048, 2048}},
    {0x2018, {651, 778}}, {0x2019, {651, 778}}, {0x201a, {651, 778}}, {0x201c, {1061, 1346}}, {0x201d, {1061, 1346}},
    {0x201e, {1061, 1346}}, {0x2022, {1208, 1309}}, {0x2026, {2048, 2048}}, {0x202f, {409, 409}},
    {0x2039, {819, 844}}, {0x203a, {819, 844}}, {0x20ac, {1303, 1425}}, {0x2190, {1716, 1716}},
    {0x2191, {1716, 1716}}, {0x2192, {1716, 1716}}, {0x2193, {1716, 1716}}, {0x2212, {1716, 1716}},
    {0x2248, {1716, 1716}}, {0x2260, {1716, 1716}}, {0x2264, {1716, 1716}}, {0x2265, {1716, 1716}},
    {0xfffd, {2100, 2280}},
};

/* The width of a cluster in units of the font: that of its first letter, as marks take no room of their own. */
static int advance(const char *cluster, size_t length, bool bold)
{
    enum { ASCII = 0x7f - FIRST };
    uint32_t code_point = 0;

    (void)text_decode_any(cluster, length, &code_point);
    if (code_point >= FIRST && code_point < 0x7f)
        return (bold ? bold_ones : regular)[code_point - FIRST];
    if (code_point >= 0xa0 && code_point <= LAST)
        return (bold ? bold_ones : regular)[ASCII + code_point - 0xa0];
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (others[i].code_point == code_point)
            return others[i].widths[bold];
    }
    return text_cluster_width(cluster, length) * UNKNOWN;
}

/* Rounded up, so that what is laid out in whole units has room. */
static int to_units(int64_t design, int size)
{
    return (int)((design * size + EM - 1) / EM);
}

int picture_text_width(const char *words, int size, bool bold)
{
    size_t length = strlen(words);
    int64_t sum = 0;

    for (size_t at = 0, next; at < length; at = next) {
        next = text_next_cluster(words, length, at);
        sum += advance(words + at, next - at, bold);
    }
    sum = sum < (int64_t)PICTURE_FAR * EM ? sum : (int64_t)PICTURE_FAR * EM;
    return to_units(sum, size);
}

int picture_text_ascent(int size)
{
    return to_units(ASCENT, size);
}

int picture_text_descent(int size)
{
    return to_units(DESCENT, size);
}

char *picture_text_cut(const char *words, int size, bool bold, int width)
{
    static const char sign[] = "…";
    size_t length = strlen(words);
    int64_t sum = advance(sign, strlen(sign), bold);
    size_t at = 0;
    struct str cut = {0};

    if (picture_text_width(words, size, bold) <= width)
        return memory_copy_text(words);
    for (size_t next; at < length; at = next) {
        next = text_next_cluster(words, length, at);
        sum += advance(words + at, next - at, bold);
        if (to_units(sum, size) > width)
            break;
    }
    while (at > 0 && words[at - 1] == ' ')
        at--;
    str_add_bytes(&cut, words, at);
    str_add(&cut, sign);
    return str_take(&cut);
}
