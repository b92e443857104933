#include "ui/app/resources.h"

#include <QDir>

void initWaitscopeResources()
{
    Q_INIT_RESOURCE(resources);
    Q_INIT_RESOURCE(translations);
}
