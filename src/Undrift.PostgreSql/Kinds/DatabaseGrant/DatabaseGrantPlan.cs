using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How privileges on the database itself are given and taken, whatever its name is.</summary>
internal sealed class DatabaseGrantPlan : KindPlan
{
    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) => [.. Steps(null, item)];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope) =>
        change.Take(PrivilegeFacets.Plain) ? Steps(change.From, change.To) : [];

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) => [.. Steps(item, null)];

    private static IEnumerable<SqlStep> Steps(CatalogObject? from, CatalogObject? to)
    {
        var name = (to ?? from)!.Id.Name;
        return PrivilegeSteps.Between(from, to, parts => Statement(parts, name));
    }

    private static string Statement(Privileges parts, string name)
    {
        // The owner is found when the statement runs, like the database.
        var isOwner = name == AccessList.Owner;
        var grantee = isOwner ? "%s" : Grantee.Sql(name, null).Replace("%", "%%", StringComparison.Ordinal);
        var text =
            $"{parts.Verb} {string.Join(", ", parts.Names)} ON DATABASE %I {parts.Preposition} {grantee}{parts.Option}";
        var owner = isOwner
            ? ", (SELECT datdba::regrole FROM pg_catalog.pg_database WHERE datname = current_database())"
            : "";
        var body = $" BEGIN EXECUTE format({Literal.Quote(text)}, current_database(){owner}); END ";
        return $"DO {DollarQuote.Of(body)}";
    }
}
