using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How privileges on parameters of the server are given and taken.</summary>
internal sealed class ParameterGrantPlan : KindPlan
{
    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) => [.. Steps(null, item)];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope) =>
        change.Take(PrivilegeFacets.Plain) ? Steps(change.From, change.To) : [];

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) => [.. Steps(item, null)];

    private static IEnumerable<SqlStep> Steps(CatalogObject? from, CatalogObject? to) =>
        PrivilegeSteps.Between(from, to, parts => Statement(parts, (to ?? from)!.Id));

    private static string Statement(Privileges parts, ObjectId id)
    {
        var parameter = string.Join('.', id.Parent.Split('.').Select(Identifier.Quote));
        var before = $"{parts.Verb} {string.Join(", ", parts.Names)} ON PARAMETER {parameter} {parts.Preposition} ";
        if (id.Name != AccessList.Owner)
            return before + Grantee.Sql(id.Name, null) + parts.Option;
        // The bootstrap superuser, who has another name on every server.
        var body = $"BEGIN EXECUTE {Literal.Quote(before)} || 10::oid::regrole || {Literal.Quote(parts.Option)}; END";
        return "DO " + DollarQuote.Of(body);
    }
}
