package dev.zhanggui.specimens.house.the_files_room_has_one_public_type.adapters.files;

/** Shows the parts of a file to everybody. */
public final class CsvOrders {}
