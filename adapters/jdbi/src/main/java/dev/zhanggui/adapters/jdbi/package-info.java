/**
 * Storage in one SQLite file, or in PostgreSQL: {@link dev.zhanggui.adapters.jdbi.SqliteStorage} and
 * {@link dev.zhanggui.adapters.jdbi.PostgresStorage}. The statements stand once; {@link
 * dev.zhanggui.adapters.jdbi.Dialect} is where the engines truly differ.
 */
@NullMarked
@CheckReturnValue
@SecondaryAdapter
package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
