using System.Globalization;
using System.Text;
using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>Sequences (MariaDB manual, "CREATE SEQUENCE", "ALTER SEQUENCE"). The next value is kept.</summary>
internal static class SequenceSteps
{
    /// <summary>Adds the statements for a difference.</summary>
    public static void Add(PlanScope scope, PlanScript script, Difference difference)
    {
        if (difference.Expected is not { } wanted)
        {
            var gone = difference.Actual!.Id;
            // Which values were given out already is not known any more.
            script.Add(
                new PlanStep(Phase.DropSequence, gone, $"DROP SEQUENCE {Names.Quote(gone.Name)}", Hazard.Irreversible)
            );
            return;
        }
        var name = Names.Quote(wanted.Id.Name);
        if (!scope.IsMariaDb)
            script.Leave(wanted.Id, "MySQL has no sequences: keep the numbers in a table with AUTO_INCREMENT");
        else if (difference.Actual is null)
            script.Add(
                new PlanStep(
                    Phase.Sequence,
                    wanted.Id,
                    $"CREATE SEQUENCE {name}{Parameters(wanted, _ => true)}{Table(wanted, _ => true)}"
                )
            );
        else
            Alter(script, wanted, name, difference.Facets.ToHashSet());
    }

    private static void Alter(PlanScript script, CatalogObject wanted, string name, HashSet<string> changed)
    {
        if (Parameters(wanted, facet => changed.Contains(facet.Name)) is { Length: > 0 } parameters)
            script.Add(new PlanStep(Phase.Sequence, wanted.Id, $"ALTER SEQUENCE {name}{parameters}"));
        if (Table(wanted, facet => changed.Contains(facet.Name)) is { Length: > 0 } options)
            script.Add(new PlanStep(Phase.Sequence, wanted.Id, $"ALTER TABLE {name}{options}"));
    }

    private static string Parameters(CatalogObject item, Func<Facet, bool> wanted)
    {
        var text = new StringBuilder();
        if (wanted(SequenceKind.Start))
            text.Append(CultureInfo.InvariantCulture, $" START WITH {SequenceKind.Start.Of(item)}");
        if (wanted(SequenceKind.MinValue))
            text.Append($" MINVALUE {SequenceKind.MinValue.Of(item)}");
        if (wanted(SequenceKind.MaxValue))
            text.Append($" MAXVALUE {SequenceKind.MaxValue.Of(item)}");
        if (wanted(SequenceKind.Increment))
            text.Append(CultureInfo.InvariantCulture, $" INCREMENT BY {SequenceKind.Increment.Of(item)}");
        if (wanted(SequenceKind.Cache))
            text.Append(
                SequenceKind.Cache.Of(item) is { } cache and > 0
                    ? string.Create(CultureInfo.InvariantCulture, $" CACHE {cache}")
                    : " NOCACHE"
            );
        if (wanted(SequenceKind.Cycle))
            text.Append(SequenceKind.Cycle.Of(item) ? " CYCLE" : " NOCYCLE");
        return text.ToString();
    }

    private static string Table(CatalogObject item, Func<Facet, bool> wanted)
    {
        var text = new StringBuilder();
        if (wanted(SequenceKind.Engine) && SequenceKind.Engine.Of(item) is { } engine)
            text.Append(" ENGINE=").Append(engine);
        if (wanted(CommonFacets.Comment))
            text.Append(" COMMENT=").Append(Names.Literal(CommonFacets.Comment.Of(item) ?? ""));
        return text.ToString();
    }
}
