@Application
package dev.zhanggui.specimens.house.adapters_reach_the_application_only_through_ports.application.orders.internal;

import org.jmolecules.architecture.hexagonal.Application;
