package dev.zhanggui.specimens.house.the_domain_carries_no_hexagonal_label.domain.orders;

import org.jmolecules.architecture.hexagonal.PrimaryPort;

@PrimaryPort
interface Orders {}
