package dev.zhanggui.specimens.integrators.code_reaches_the_application_only_through_ports;

import dev.zhanggui.application.inventory.internal.Reserver;

record Shortcut(Reserver reserver) {}
