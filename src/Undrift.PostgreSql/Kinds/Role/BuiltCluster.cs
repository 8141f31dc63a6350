namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What a schema built from SQL says about the cluster. A scratch server has no roles and settings of its own: where the
/// SQL makes none, it does not say that there shall be none.
/// </summary>
internal static class BuiltCluster
{
    private static readonly string[] OfRoles = [RoleKind.Name, RoleMembershipKind.Name, RoleSettingKind.Name];

    /// <summary>The catalog without what the SQL does not state.</summary>
    /// <param name="catalog">What was read from the scratch database, cluster level included.</param>
    /// <param name="isPrivate">False on a server that others use: its roles are theirs.</param>
    /// <param name="createdRoles">Roles that the SQL names and does not make.</param>
    public static Catalog Of(Catalog catalog, bool isPrivate, IReadOnlyList<string> createdRoles)
    {
        // The scratch database's own properties are nobody's wish.
        var unstated = new HashSet<string>(catalog.Unstated) { DatabaseKind.Name };
        if (!isPrivate || !Has(catalog, DatabaseSettingKind.Name))
            unstated.Add(DatabaseSettingKind.Name);
        if (!isPrivate || !Has(catalog, ParameterGrantKind.Name))
            unstated.Add(ParameterGrantKind.Name);
        if (!isPrivate || createdRoles.Count > 0 || !Has(catalog, RoleKind.Name))
            unstated.UnionWith(OfRoles);
        return catalog
            .With(catalog.Objects.Where(item => !item.Kind.ClusterLevel || !unstated.Contains(item.Kind.Name)))
            .WithUnstated(unstated);
    }

    private static bool Has(Catalog catalog, string kind) => catalog.Objects.Any(item => item.Kind.Name == kind);
}
