using System.Globalization;
using System.Text.Json;

namespace Undrift;

/// <summary>Reads the drifts of a JSON report.</summary>
/// <param name="kinds">The kinds of the report's engine: a facet that they declare keeps what they say of it.</param>
internal sealed class FindingReader(IReadOnlyList<ObjectKind> kinds)
{
    private readonly Dictionary<string, ObjectKind> _kinds = kinds.ToDictionary(
        kind => kind.Name,
        StringComparer.Ordinal
    );

    /// <summary>A drift that was judged.</summary>
    public Finding Read(JsonPlace place)
    {
        var drift = DriftOf(place);
        return new Finding(
            drift,
            SeverityOf(place["rule"]["severity"]),
            RuleOf(place["rule"]),
            place["risk"].OneOf([.. Enum.GetValues<Risk>().Select(risk => (ReportWords.Of(risk), risk))]),
            place["cause"].Text(),
            place.Find("accepted") is { } accepted ? AcceptanceOf(accepted, drift) : null,
            place["blocks"].Flag()
        )
        {
            FirstSeen = place.Find("first_seen") is { } seen ? ReportReader.Time(seen) : null,
        };
    }

    /// <summary>A drift that a rule took out.</summary>
    public static IgnoredDrift ReadIgnored(JsonPlace place)
    {
        var type = place["type"].Text();
        var verb = Enum.GetValues<DriftVerb>()
            .FirstOrDefault(verb => type == Drift.TypeOf(verb, place["object"].Identity().Kind), DriftVerb.Changed);
        return new IgnoredDrift(
            new Drift(place["id"].Text(), "", place["object"].Identity(), verb, GroupOf(place["group"])),
            RuleOf(place["rule"]),
            place["reason"].TextOrNull()
        );
    }

    /// <summary>A severity.</summary>
    public static Severity SeverityOf(JsonPlace place) =>
        place.OneOf([.. ReportCounts.Severities.Select(severity => (severity.ToString(), severity))]);

    private Drift DriftOf(JsonPlace place)
    {
        var id = place["object"].Identity();
        var owner = place.Find("owner")?.Identity();
        var (expected, actual) = (Side(place["expected"], id, owner), Side(place["actual"], id, owner));
        if (expected is null && actual is null)
            throw place.Fail("neither side has the object: one of 'expected' and 'actual' has to be there");
        var verb =
            expected is null ? DriftVerb.Extra
            : actual is null ? DriftVerb.Missing
            : DriftVerb.Changed;
        return new Drift(
            place["id"].Text(),
            place["fingerprint"].Text(),
            id,
            verb,
            GroupOf(place["group"]),
            expected,
            actual,
            [
                .. place["facets"]
                    .Items()
                    .Select(change => new FacetChange(
                        change["name"].Text(),
                        ValueOf(change["from"]),
                        ValueOf(change["to"])
                    )),
            ],
            [.. place["folded"].Items().Select(FoldedOf)]
        );
    }

    private CatalogObject? Side(JsonPlace place, ObjectId id, ObjectId? owner)
    {
        if (place.IsNull)
            return null;
        var kind = KindOf(id.Kind);
        FacetEntry[] facets =
        [
            .. place.Members().Select(member => new FacetEntry(FacetOf(kind, member.Name), ValueOf(member.Value))),
        ];
        return new CatalogObject(id, kind, facets) { Owner = owner };
    }

    /// <summary>The kind of a name; one that this version does not know stands for itself.</summary>
    private ObjectKind KindOf(string name) =>
        _kinds.GetValueOrDefault(name) ?? new ObjectKind(name, DriftGroup.UnmodelledObject, []);

    private static Facet FacetOf(ObjectKind kind, string name) =>
        kind.Facets.FirstOrDefault(facet => facet.Name == name) ?? Facet.Text(name);

    private CatalogObject FoldedOf(JsonPlace place)
    {
        var id = ObjectIdText.Read(place.Text()) ?? throw place.Expected("an object such as column:public.users.email");
        return new CatalogObject(id, KindOf(id.Kind));
    }

    private static FacetValue ValueOf(JsonPlace place) =>
        place.ValueKind switch
        {
            JsonValueKind.Null => FacetValue.Absent,
            JsonValueKind.String => FacetValue.Of(place.Text()),
            JsonValueKind.Number => FacetValue.Of(place.Number()),
            JsonValueKind.True or JsonValueKind.False => FacetValue.Of(place.Flag()),
            JsonValueKind.Array => FacetValue.Of(place.Texts()),
            _ => throw place.Expected("a text, a whole number, a flag, a list of texts or null"),
        };

    private static DriftGroup GroupOf(JsonPlace place) =>
        DriftGroup.Find(place.Text())
        ?? throw place.Expected(
            "a drift group that this version of Undrift knows",
            Nearest.Hint(place.Text(), [.. DriftGroup.All.Select(group => group.Name)])
        );

    internal static RuleReference RuleOf(JsonPlace place) =>
        new(place["text"].Text(), place["file"].TextOrNull(), place["line"].IsNull ? null : place["line"].Count());

    private static Acceptance AcceptanceOf(JsonPlace place, Drift drift) =>
        new(
            drift.Id,
            drift.Fingerprint,
            drift.Object.ToString(),
            place["by"].Text(),
            place["reason"].Text(),
            DateOnly.TryParseExact(
                place["until"].Text(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var until
            )
                ? until
                : throw place["until"].Expected("a day such as 2027-01-31")
        );
}
