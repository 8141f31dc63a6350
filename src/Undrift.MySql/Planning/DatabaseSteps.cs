using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>
/// The defaults of the database. Its name is left out, so that a plan runs on any (MySQL manual, "ALTER DATABASE Statement").
/// </summary>
internal static class DatabaseSteps
{
    /// <summary>Adds the statement that changes the defaults.</summary>
    public static void Add(PlanScope scope, PlanScript script, Difference difference)
    {
        if (difference.Expected is not { } wanted)
            return;
        var changed = difference.Facets.ToHashSet();
        if (difference.Actual is null)
            changed = [.. DatabaseKind.Modelled.Facets.Select(facet => facet.Name)];
        var clauses = new List<string>();
        if (changed.Contains(DatabaseKind.Charset.Name) || changed.Contains(DatabaseKind.Collation.Name))
            clauses.AddRange(Charset(wanted));
        if (!scope.IsMariaDb && changed.Contains(DatabaseKind.Encryption.Name))
            clauses.Add($"DEFAULT ENCRYPTION = '{(DatabaseKind.Encryption.Of(wanted) ? 'Y' : 'N')}'");
        if (scope.IsMariaDb && changed.Contains(CommonFacets.Comment.Name))
            clauses.Add($"COMMENT = {Names.Literal(CommonFacets.Comment.Of(wanted) ?? "")}");
        if (clauses.Count > 0)
            script.Add(new PlanStep(Phase.Database, wanted.Id, $"ALTER DATABASE {string.Join(' ', clauses)}"));
    }

    /// <summary>The collation that the database has while the plan makes stored code; null: not known.</summary>
    public static string? CollationOf(PlanScope scope)
    {
        var id = new ObjectId(DatabaseKind.Name, "", "", DatabaseKind.Name);
        return (scope.Target.Find(id) ?? scope.Current.Find(id)) is { } database
            ? FacetText.WithoutMark(DatabaseKind.Collation.Of(database))
            : null;
    }

    /// <summary>The statement by which an object gets the collation of the database that it was made under, or back.</summary>
    public static PlanStatement For(ObjectId item, string collation) =>
        new($"ALTER DATABASE COLLATE = {Names.Literal(collation)}", item, [Hazard.NotTransactional]);

    private static IEnumerable<string> Charset(CatalogObject wanted)
    {
        if (DatabaseKind.Charset.Of(wanted) is { } charset)
            yield return $"DEFAULT CHARACTER SET = {Names.Literal(charset)}";
        if (FacetText.WithoutMark(DatabaseKind.Collation.Of(wanted)) is { } collation)
            yield return $"DEFAULT COLLATE = {Names.Literal(collation)}";
    }
}
