using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>Triggers, and the order in which those of one event are run.</summary>
internal sealed class TriggerSteps(PlanScope scope, PlanScript script)
{
    /// <summary>Adds the statements.</summary>
    public void Add(IEnumerable<Difference> differences)
    {
        var list = differences.ToList();
        var comes = list.Select(item => item.Expected?.Id).OfType<ObjectId>().ToHashSet();
        var moved = Moved(list.Select(item => (item.Expected ?? item.Actual)!.Id).ToHashSet()).ToList();
        foreach (var trigger in list.Select(item => item.Actual).OfType<CatalogObject>())
            // With the table go its triggers.
            if (scope.Current.Find(TableKind.IdOf(trigger.Id.Parent)) is null || scope.Stays(trigger.Id.Parent))
                Drop(trigger, comes.Contains(trigger.Id));
        foreach (var trigger in moved)
            Drop(trigger, again: true);
        var made = list.Select(item => item.Expected)
            .OfType<CatalogObject>()
            .Concat(moved)
            .ToDictionary(item => item.Id);
        foreach (var group in made.Values.GroupBy(trigger => (trigger.Id.Parent, EventOf(trigger))))
            Make(group.Key.Parent, group.Key.Item2, made);
    }

    /// <summary>One that comes again goes just before, so that few rows are written without it.</summary>
    private void Drop(CatalogObject trigger, bool again) =>
        script.Add(
            new PlanStep(
                again ? Phase.Trigger : Phase.DropCode,
                trigger.Id,
                $"DROP TRIGGER {Names.Quote(trigger.Id.Name)}"
            )
        );

    private void Make(string table, string when, Dictionary<ObjectId, CatalogObject> made)
    {
        var order = Order(table, when, target: true);
        var there = Order(table, when, target: false)
            .Where(name => order.Contains(name) && !made.ContainsKey(IdOf(table, name)))
            .ToHashSet();
        foreach (var (at, name) in order.Index())
        {
            if (!made.TryGetValue(IdOf(table, name), out var trigger))
                continue;
            var place =
                there.Count == 0 ? ""
                : at > 0 && there.Contains(order[at - 1]) ? $" FOLLOWS {Names.Quote(order[at - 1])}"
                : order.Skip(at + 1).FirstOrDefault(there.Contains) is { } next ? $" PRECEDES {Names.Quote(next)}"
                : "";
            var was = scope.Current.Find(trigger.Id);
            var text = CodeText.Trigger(trigger, was, replaces: false, place);
            script.Add(CodeSteps.Code(Phase.Trigger, trigger, was, text, SessionSettings.Of(trigger, was), script));
            there.Add(name);
        }
    }

    /// <summary>Triggers that differ in nothing but their place.</summary>
    private IEnumerable<CatalogObject> Moved(HashSet<ObjectId> differing)
    {
        foreach (var table in scope.Differences)
        {
            if (
                table is not { Actual: not null, Expected: { } wanted }
                || !table.Facets.Contains(TableFacets.TriggerOrder.Name)
            )
                continue;
            var triggers = scope.MembersOf(wanted.Id.Name, TriggerKind.Modelled, target: true);
            foreach (var when in triggers.Select(EventOf).Distinct())
            {
                var kept = Order(wanted.Id.Name, when, target: true)
                    .Where(name => !differing.Contains(IdOf(wanted.Id.Name, name)))
                    .ToList();
                var places = new ColumnPlaces(
                    Order(wanted.Id.Name, when, target: false),
                    kept,
                    [],
                    moves: true,
                    StringComparer.Ordinal
                );
                foreach (var name in kept.Where(places.Moves))
                    yield return scope.Target.Find(IdOf(wanted.Id.Name, name))!;
            }
        }
    }

    /// <summary>The triggers of an event in their order; what the table does not list (its order was not read) behind.</summary>
    private List<string> Order(string table, string when, bool target)
    {
        var names = scope
            .MembersOf(table, TriggerKind.Modelled, target)
            .Where(trigger => EventOf(trigger) == when)
            .Select(trigger => trigger.Id.Name);
        var stated = scope.Table(table, target) is { } item
            ? (TableFacets.TriggerOrder.Of(item) ?? [])
                .Where(text => text.StartsWith(when + " `", StringComparison.Ordinal))
                .Select(text => SqlTokenizer.Split(text)[^1].Value)
            : [];
        return ColumnPlaces.Order([.. stated], names, StringComparer.Ordinal);
    }

    private static ObjectId IdOf(string table, string name) => new(TriggerKind.Name, "", table, name);

    private static string EventOf(CatalogObject trigger) =>
        $"{TriggerKind.Timing.Of(trigger)} {TriggerKind.Event.Of(trigger)}";
}
