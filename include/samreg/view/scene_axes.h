/* The texts of a plot's axes: what they are called, and what their ends mean. */
#ifndef SAMREG_VIEW_SCENE_AXES_H
#define SAMREG_VIEW_SCENE_AXES_H

#include "samreg/base/str.h"
#include "samreg/view/scene.h"

/* Draws the texts of the standing axis into the borders of the frame, in the middle; its name at the left of the upper
 * one, which makes way for it where it must. `texts` (empty) hold them until the plot is shown. */
void scene_axes_draw_standing(struct plot *plot, const struct area *box, const struct scene_axis *axis, bool up_is_low,
                              struct str texts[3]);

/* Draws the texts of the lying axis into the row below the frame: an end at each side, its name between them where
 * there is room. */
void scene_axes_draw_lying(struct area row, const struct scene_axis *axis, bool right_is_low);

#endif
