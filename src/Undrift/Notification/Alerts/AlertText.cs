using System.Text;

namespace Undrift;

/// <summary>An alert as lines, as many as a place takes: cut between items, never within one.</summary>
/// <param name="alert">The alert.</param>
/// <param name="escape">Makes a text safe in the place.</param>
internal sealed class AlertText(Alert alert, Func<string, string> escape)
{
    private const int Reserve = 100;

    /// <summary>The lines, the title first. Title and action are always there, facts as far as they fit.</summary>
    /// <param name="longest">Characters of all lines with their breaks, after escaping.</param>
    /// <param name="most">Items.</param>
    public List<string> Lines(int longest, int most = 20)
    {
        var lines = new List<string> { escape(alert.Title) };
        var action = escape(alert.Action);
        var room = longest - Reserve - lines[0].Length - action.Length;
        foreach (var fact in alert.Facts.Select(fact => escape($"{fact.Name}: {fact.Value}")))
            if (fact.Length < room)
            {
                lines.Add(fact);
                room -= fact.Length + 1;
            }
        var items = alert.Items.ToList();
        var shown = 0;
        foreach (var item in items.Take(most).Select(item => "• " + escape(item)))
        {
            room -= item.Length + 1;
            if (room < 0)
                break;
            lines.Add(item);
            shown++;
        }
        if (shown < items.Count)
            lines.Add($"• and {items.Count - shown} more");
        lines.Add(action);
        return lines;
    }

    /// <summary>The lines as one text.</summary>
    public string Whole(int longest, int most = 20) =>
        new StringBuilder().AppendJoin('\n', Lines(longest, most)).ToString();
}
