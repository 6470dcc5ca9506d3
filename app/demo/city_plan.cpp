#include "demo/city_plan.h"

namespace plateglass::demo {

CityPlan planCity()
{
    CityPlan plan;
    plan.land = makeLandscape();
    plan.net = makeStreets(plan.land);
    plan.buildings = makeBuildings(plan.land, plan.net);
    return plan;
}

} // namespace plateglass::demo
