#include "samreg/tui/decode.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ESCAPE_BYTE = 0x1b, DELETE_BYTE = 0x7f };

void decode_clear(struct decoder *decoder)
{
    for (size_t i = decoder->first; i < decoder->count; i++)
        free(decoder->items[i].text);
    free(decoder->items);
    str_clear(&decoder->paste);
    *decoder = (struct decoder){0};
}

bool decode_has_item(const struct decoder *decoder)
{
    return decoder->first < decoder->count;
}

bool decode_take(struct decoder *decoder, struct decode_item *item)
{
    if (!decode_has_item(decoder))
        return false;
    *item = decoder->items[decoder->first++];
    if (decoder->first == decoder->count) {
        decoder->first = 0;
        decoder->count = 0;
    }
    return true;
}

static void add_item(struct decoder *decoder, struct decode_item item)
{
    decoder->items = array_room(decoder->items, decoder->count, &decoder->capacity, sizeof *decoder->items);
    decoder->items[decoder->count++] = item;
}

static void add_key(struct decoder *decoder, uint32_t code, unsigned modifiers)
{
    add_item(decoder, (struct decode_item){.key = {code, modifiers}});
}

/* Lets go of an Esc that turned out to be a key of its own. */
static void release_escape(struct decoder *decoder)
{
    if (decoder->escape)
        add_key(decoder, KEY_CODE_ESCAPE, 0);
    decoder->escape = false;
}

static void add_character(struct decoder *decoder, uint32_t code)
{
    bool escaped = decoder->escape;
    decoder->escape = false;
    if (escaped && code >= '1' && code <= '9')
        add_key(decoder, KEY_CODE_F1 + code - '1', 0);
    else
        add_key(decoder, code, escaped ? KEY_ALT : 0u);
}

static void put_control(struct decoder *decoder, unsigned char byte)
{
    release_escape(decoder);
    if (byte == ESCAPE_BYTE)
        decoder->escape = true;
    else if (byte == '\t')
        add_key(decoder, KEY_CODE_TAB, 0);
    else if (byte == '\r' || byte == '\n')
        add_key(decoder, KEY_CODE_ENTER, 0);
    else if (byte == '\b' || byte == DELETE_BYTE)
        add_key(decoder, KEY_CODE_BACKSPACE, 0);
    else if (byte >= 1 && byte <= 26)
        add_key(decoder, (uint32_t)(byte - 1 + 'a'), KEY_CTRL);
    else if (byte != 0)
        add_key(decoder, (uint32_t)(byte + 0x40), KEY_CTRL);
}

/* The length of the character that a byte begins; 0 when it begins none. */
static size_t promised_length(unsigned char byte)
{
    if (byte < 0x80)
        return 1;
    if (byte >= 0xc2 && byte < 0xe0)
        return 2;
    if (byte >= 0xe0 && byte < 0xf0)
        return 3;
    return byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
}

/* Adds a byte to the character that is coming. Returns true when it is whole, and `code` says which. */
static bool complete_character(struct decoder *decoder, unsigned char byte, uint32_t *code)
{
    bool continues = (byte & 0xc0) == 0x80;
    if (continues != (decoder->partial_length > 0))
        decoder->partial_length = 0;
    if (decoder->partial_length == 0 && promised_length(byte) == 0)
        return false;
    decoder->partial[decoder->partial_length++] = byte;
    if (decoder->partial_length < promised_length(decoder->partial[0]))
        return false;
    char bytes[sizeof decoder->partial];
    memcpy(bytes, decoder->partial, sizeof bytes);
    size_t length = decoder->partial_length;
    decoder->partial_length = 0;
    return text_decode(bytes, length, code) == length;
}

/* Within a paste: line ends become line feeds, other control characters have no business there. */
static void put_pasted(struct decoder *decoder, unsigned char byte)
{
    uint32_t code = 0;
    bool second_half = byte == '\n' && decoder->carriage;
    decoder->carriage = byte == '\r';
    if (!complete_character(decoder, byte, &code) || second_half)
        return;
    if (code == '\r')
        code = '\n';
    if (key_is_text((struct key){code, 0}) || code == '\n' || code == '\t')
        text_encode(code, &decoder->paste);
}

static void put_byte(struct decoder *decoder, unsigned char byte)
{
    uint32_t code = 0;
    if (byte < 0x20 || byte == DELETE_BYTE) {
        decoder->partial_length = 0;
        put_control(decoder, byte);
    } else if (complete_character(decoder, byte, &code) && key_is_text((struct key){code, 0})) {
        add_character(decoder, code);
    }
}

void decode_put(struct decoder *decoder, struct input_unit unit)
{
    switch (unit.kind) {
    case INPUT_BYTE:
        if (decoder->pasting)
            put_pasted(decoder, unit.byte);
        else
            put_byte(decoder, unit.byte);
        break;
    case INPUT_KEY:
        if (decoder->pasting || unit.key.code == KEY_CODE_NONE)
            break;
        release_escape(decoder);
        decoder->partial_length = 0;
        add_item(decoder, (struct decode_item){.key = unit.key});
        break;
    case INPUT_PASTE_BEGIN:
        release_escape(decoder);
        decoder->partial_length = 0;
        decoder->pasting = true;
        break;
    case INPUT_PASTE_END:
        decode_end_paste(decoder);
        break;
    case INPUT_NOTHING:
        assert(unit.kind != INPUT_NOTHING);
        break;
    }
}

void decode_rest(struct decoder *decoder)
{
    release_escape(decoder);
}

void decode_end_paste(struct decoder *decoder)
{
    if (!decoder->pasting)
        return;
    decoder->pasting = false;
    decoder->carriage = false;
    decoder->partial_length = 0;
    size_t length = decoder->paste.length;
    add_item(decoder, (struct decode_item){.text = str_take(&decoder->paste), .length = length});
}
