package dev.zhanggui.domain.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.shared.StoreId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleCatalogueTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);
    private static final MemberId LI = new MemberId("li");
    private static final StoreId TM = new StoreId("tm");
    private static final StoreId JD = new StoreId("jd");
    private static final RoleCatalogue ROLES = RoleCatalogue.read(List.of(
            "# code\tnames",
            "",
            "owner\t店主\t店主\tOwner\toperations\tall",
            "seller\t卖\t賣\tSeller\torder-desk\tread,orders",
            "keeper\t管\t管\tKeeper\twarehouse\tread,stock"));

    private static Assignment held(String role, Scope scope) {
        return new Assignment(role + scope, LI, new RoleCode(role), scope, DAY, Optional.of(DAY.plusDays(2)));
    }

    @Test
    void a_role_is_read_with_its_names_department_and_permissions() {
        var seller = ROLES.find(new RoleCode("seller")).orElseThrow();
        assertThat(List.of(seller.hans(), seller.hant(), seller.english())).containsExactly("卖", "賣", "Seller");
        assertThat(seller.department()).isEqualTo(Department.ORDER_DESK);
        assertThat(seller.permissions()).containsExactly(Permission.READ, Permission.ORDERS);
        assertThat(seller.keepsTheDesk()).isFalse();
        assertThat(ROLES.find(RoleCode.OWNER).orElseThrow().keepsTheDesk()).isTrue();
    }

    @Test
    void a_catalogue_that_cannot_be_is_a_defect() {
        var owner = "owner\t店主\t店主\tOwner\toperations\tall";
        for (var lines : List.of(
                List.<String>of(),
                List.of(owner, owner),
                List.of("owner\t店主\t店主\tOwner\toperations"),
                List.of("owner\t店主\t\tOwner\toperations\tall"),
                List.of("owner\t店主\t店主\tOwner\tnowhere\tall"),
                List.of("owner\t店主\t店主\tOwner\toperations\teverything"))) {
            assertThatThrownBy(() -> RoleCatalogue.read(lines)).isInstanceOf(Invariant.Broken.class);
        }
    }

    @Test
    void roles_add_up_each_within_its_scope_and_days() {
        var held = List.of(held("seller", Scope.of(TM)), held("keeper", Scope.COMPANY), held("gone", Scope.COMPANY));
        var authority = ROLES.authority(held, DAY.plusDays(1));
        assertThat(authority.lacks(Permission.STOCK)).isEmpty();
        assertThat(authority.lacks(Permission.ORDERS, TM)).isEmpty();
        assertThat(authority.lacks(Permission.ORDERS, JD)).contains("store:jd");
        assertThat(authority.lacks(Permission.READ)).isEmpty();
        for (var day : List.of(DAY.minusDays(1), DAY.plusDays(2))) {
            assertThat(ROLES.authority(held, day)).isEqualTo(Authority.NONE);
        }
        var twice = List.of(held("seller", Scope.of(TM)), held("seller", Scope.of(JD)));
        assertThat(ROLES.authority(twice, DAY).stores(Permission.ORDERS)).containsExactlyInAnyOrder(TM, JD);
    }

    @Test
    void an_assignment_that_is_ended_stays_on_record_and_was_held_until_then() {
        var open = new Assignment("a", LI, RoleCode.OWNER, Scope.COMPANY, DAY, Optional.empty());
        var ended = open.endedOn(DAY.plusDays(1));
        assertThat(ended.isHeld(DAY)).isTrue();
        assertThat(ended.isHeld(DAY.plusDays(1))).isFalse();
        assertThat(ended.isStanding(DAY)).isTrue();
        assertThat(ended.isStanding(DAY.plusDays(1))).isFalse();
        assertThat(open.isStanding(DAY.plusYears(9))).isTrue();
        var never = open.endedOn(DAY.minusDays(1));
        assertThat(never.to()).contains(DAY);
        assertThat(never.isHeld(DAY)).isFalse();
        assertThat(never.isStanding(DAY)).isFalse();
        assertThatThrownBy(() ->
                        new Assignment("a", LI, RoleCode.OWNER, Scope.COMPANY, DAY, Optional.of(DAY.minusDays(1))))
                .isInstanceOf(Invariant.Broken.class);
    }

    @Test
    void a_scope_is_the_company_or_a_store() {
        for (var scope : List.of(Scope.COMPANY, Scope.of(TM), Scope.of(new StoreId("a:b")))) {
            assertThat(Scope.read(scope.toString())).contains(scope);
        }
        for (var none : List.of("", "store:", "store", "Company", "platform:jd", "store: x")) {
            assertThat(Scope.read(none)).isEmpty();
        }
    }

    @Test
    void names_are_one_that_people_take_for_one() {
        assertThat(new MemberId("Li.Wei").login()).isEqualTo("li.wei");
        assertThat(MemberId.login("  ＬＩ.wei ")).isEqualTo("li.wei");
        assertThat(Member.isEmail("a@b")).isTrue();
        for (var none : List.of("", "a", "@b", "a@", "a@b@c", "a b@c", "x".repeat(254) + "@b")) {
            assertThat(Member.isEmail(none)).isFalse();
        }
    }
}
