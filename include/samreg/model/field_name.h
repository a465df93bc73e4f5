/* Fields as people name them: in a filter, in the heading of a file, in a list of columns. */
#ifndef SAMREG_MODEL_FIELD_NAME_H
#define SAMREG_MODEL_FIELD_NAME_H

#include "samreg/base/translate.h"
#include "samreg/model/entity.h"

/* A field of the entity itself (child NULL) or of one of its child entities. */
struct field_name {
    const struct entity *child;
    const struct field *field;
};

/* Whether `folded` (of collate_fold(), which evens out case, accents, blanks, underscores and hyphens) is the folded
 * form of the name and not empty. */
bool field_name_folds_to(const char *name, const char *folded);

/* Whether `text` names the field: by its English name or by its label in any language, with blanks, underscores or
 * hyphens between the words ("legal_form", "Legal form", "juridisk form"); case and accents do not matter. */
bool field_name_matches(const struct field *field, const char *text);

/* The place in entity->fields of the field that `text` names likewise, its English name first; -1 when there is
 * none. */
int field_name_place(const struct entity *entity, const char *text);

/* Finds the field that `text` names for a list of `entity`: English names before labels, the entity's own fields
 * before those of its children; a child's reference to the entity itself is not found. False, leaving `found`, when
 * there is none. */
bool field_name_find(const struct entity *entity, const char *text, struct field_name *found);

/* The English name of the field that `text` was most likely meant to be (a few letters off, or the beginning of a
 * name), or NULL. Lent, lives for ever. */
const char *field_name_nearest(const struct entity *entity, const char *text);

/* The one of `names` (ended by NULL) that `text` was most likely meant to be, measured likewise, or NULL. */
const char *name_nearest(const char *const *names, const char *text);

#endif
