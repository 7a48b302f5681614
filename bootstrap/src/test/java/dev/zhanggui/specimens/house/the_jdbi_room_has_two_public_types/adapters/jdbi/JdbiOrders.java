package dev.zhanggui.specimens.house.the_jdbi_room_has_two_public_types.adapters.jdbi;

public final class JdbiOrders {}
