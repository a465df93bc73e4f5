#include "samreg/model/strategy_template.h"

#include "samreg/base/translate.h"

#include <string.h>

const struct strategy_template strategy_templates[] = {
    {.name = "commitment",
     .label = N_("Commitment and ambition"),
     .x_name = N_("Level of ambition"),
     .x_low = N_("Do as much as possible oneself"),
     .x_high = N_("Seek joint solutions and cooperation"),
     .y_name = N_("Degree of commitment"),
     .y_low = N_("Practical, pragmatic cooperation"),
     .y_high = N_("Binding regional alliance"),
     .alternatives =
         {[GRID_LOW_LOW] = {N_("Going it alone"),
                            N_("The municipality manages most of it by itself and ties itself to no partner. It "
                               "cooperates only where it will not or cannot have the service itself.")},
          [GRID_HIGH_LOW] = {N_("Service centre"),
                             N_("For each service the municipality chooses what pays best. That may give many "
                                "different partners, and little that holds the region together.")},
          [GRID_LOW_HIGH] = {N_("Specialisation"),
                             N_("The municipality prefers to do most of it itself, but has steady allies for what it "
                                "cannot manage alone: narrow fields, and services with few users.")},
          [GRID_HIGH_HIGH] = {N_("Regional partner"),
                              N_("The municipality enters a lasting and binding community of services and tasks, with "
                                 "an eye to development in the long run.")}}},
    {.name = "effort",
     .label = N_("Gain and effort"),
     .x_name = N_("Effort"),
     .x_low = N_("Little effort"),
     .x_high = N_("Much effort"),
     .y_name = N_("Gain"),
     .y_low = N_("Small gain"),
     .y_high = N_("Great gain"),
     .alternatives = {[GRID_LOW_LOW] = {N_("When there is time"), N_("Easy to do, and little comes of it.")},
                      [GRID_HIGH_LOW] = {N_("Leave it"), N_("Costs more than it gives.")},
                      [GRID_LOW_HIGH] = {N_("Begin now"), N_("Easy to do, and much comes of it.")},
                      [GRID_HIGH_HIGH] = {N_("Plan it well"),
                                          N_("Much comes of it, and it takes a project of its own.")}}},
    {.name = "risk",
     .label = N_("Likelihood and consequence"),
     .x_name = N_("Likelihood"),
     .x_low = N_("Unlikely"),
     .x_high = N_("Likely"),
     .y_name = N_("Consequence"),
     .y_low = N_("Slight"),
     .y_high = N_("Severe"),
     .alternatives = {[GRID_LOW_LOW] = {N_("Accept"), N_("Can be lived with.")},
                      [GRID_HIGH_LOW] = {N_("Routine"), N_("Happens often; a good routine keeps it small.")},
                      [GRID_LOW_HIGH] = {N_("Be prepared"), N_("Happens seldom; a plan must be ready.")},
                      [GRID_HIGH_HIGH] = {N_("Prevent"), N_("Must be prevented before anything else.")}}},
    {.name = NULL},
};

const struct strategy_template *strategy_template_find(const char *name)
{
    const struct strategy_template *template = strategy_templates;

    while (name && template->name && strcmp(template->name, name) != 0)
        template++;
    return template->name ? template : NULL;
}
