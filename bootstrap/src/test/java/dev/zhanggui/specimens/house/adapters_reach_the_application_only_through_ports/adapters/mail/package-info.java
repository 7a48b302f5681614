@PrimaryAdapter
package dev.zhanggui.specimens.house.adapters_reach_the_application_only_through_ports.adapters.mail;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
