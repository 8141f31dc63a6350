using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How procedural languages are made, changed and dropped.</summary>
internal sealed class LanguagePlan : KindPlan
{
    public override string Reference(CatalogObject item) => "LANGUAGE " + Identifier.Quote(item.Id.Name);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) => [Statement(item, "CREATE ")];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        IReadOnlyList<Hazard> hazards = change.Has(LanguageKind.Trusted) ? [Hazard.AuthorisationChange] : [];
        if (change.Take(LanguageKind.Trusted, LanguageKind.Handler, LanguageKind.Inline, LanguageKind.Validator))
            yield return Statement(change.To, "CREATE OR REPLACE ", hazards);
    }

    private SqlStep Statement(CatalogObject item, string verb, params IReadOnlyList<Hazard> hazards)
    {
        var text = verb + (LanguageKind.Trusted.Of(item) ? "TRUSTED " : "") + Reference(item);
        text += " HANDLER " + LanguageKind.Handler.Of(item);
        if (LanguageKind.Inline.Of(item) is { } inline)
            text += " INLINE " + inline;
        if (LanguageKind.Validator.Of(item) is { } validator)
            text += " VALIDATOR " + validator;
        return new SqlStep(text, hazards);
    }
}
