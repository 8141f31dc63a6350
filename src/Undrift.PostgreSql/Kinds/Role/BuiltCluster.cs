namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What a schema built from SQL says about the cluster. A scratch server has no roles and settings of its own: where the
/// SQL makes none, it does not say that there shall be none.
/// </summary>
internal static class BuiltCluster
{
    private static readonly string[] OfRoles = [RoleKind.Name, RoleMembershipKind.Name, RoleSettingKind.Name];

    /// <summary>The catalog without what the SQL does not state, with a note that says so.</summary>
    /// <param name="catalog">What was read from the scratch database, cluster level included.</param>
    /// <param name="isPrivate">False on a server that others use: its roles are theirs.</param>
    /// <param name="createdRoles">Roles that the SQL names and does not make.</param>
    /// <param name="notes">Receives the note.</param>
    public static Catalog Of(Catalog catalog, bool isPrivate, IReadOnlyList<string> createdRoles, List<string> notes)
    {
        // The scratch database's own properties are nobody's wish.
        var silent = new HashSet<string> { DatabaseKind.Name };
        if (!isPrivate || !Has(catalog, DatabaseSettingKind.Name))
            silent.Add(DatabaseSettingKind.Name);
        if (!isPrivate || createdRoles.Count > 0 || !Has(catalog, RoleKind.Name))
            silent.UnionWith(OfRoles);
        notes.Add(
            "not compared, as the SQL of the desired schema does not state it: "
                + string.Join(", ", silent.Order(StringComparer.Ordinal))
        );
        return catalog.Silencing(silent);
    }

    private static bool Has(Catalog catalog, string kind) => catalog.Objects.Any(item => item.Kind.Name == kind);
}
