/**
 * The demo company: four stores, three warehouses, two shops in the street and thirteen months of orders, all of it
 * invented and plainly so, made from a seed through the use cases that everybody calls. One class for each context.
 */
@NullMarked
@CheckReturnValue
@Adapter
package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Adapter;
import org.jspecify.annotations.NullMarked;
