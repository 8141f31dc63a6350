using System.Security.Cryptography;
using System.Text;
using static Undrift.Tests.History.Runs;

namespace Undrift.Tests.History;

/// <summary>What a chain of hashes can tell, and what it cannot.</summary>
public sealed class HistoryChainTests
{
    private readonly List<TrailEntry> _entries = [.. Chain(5)];

    [Fact]
    public void A_chain_that_nobody_touched_is_whole()
    {
        var report = HistoryChain.Check(_entries);
        Assert.Empty(report.Breaks);
        Assert.Equal(_entries[^1].Head, report.Head);
        Assert.Empty(HistoryChain.Check([]).Breaks);
    }

    [Fact]
    public void The_hash_is_that_of_the_documented_bytes()
    {
        var (first, second) = (_entries[0], _entries[1]);
        var text = $"undrift-history-1\n2\nrun\n{first.Hash}\n{second.Payload}\n";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), second.Hash);
        Assert.Equal(new string('0', 64), first.Previous);
    }

    [Fact]
    public void A_changed_record_is_found() =>
        Breaks(
            entries => entries[2] = entries[2] with { Payload = entries[2].Payload.Replace("allowed", "clean") },
            "entry 3 was changed"
        );

    [Fact]
    public void A_changed_record_with_a_hash_made_anew_breaks_what_follows() =>
        Breaks(
            entries =>
                entries[2] = TrailEntry.After(
                    entries[1].Head,
                    "run",
                    entries[2].Id,
                    entries[2].Scope,
                    HistoryJson.Text(Saw(2) with { Tool = "forged" })
                ),
            "entry 4 does not follow"
        );

    [Fact]
    public void A_removed_record_is_found() => Breaks(entries => entries.RemoveAt(1), "entry 2 is not there");

    [Fact]
    public void Removed_records_at_the_begin_are_found() =>
        Breaks(entries => entries.RemoveRange(0, 2), "entries 1 to 2 are not there");

    [Fact]
    public void Swapped_records_are_found() =>
        Breaks(
            entries =>
            {
                (entries[1], entries[2]) = (
                    entries[1] with
                    {
                        Payload = entries[2].Payload,
                        Hash = entries[2].Hash,
                    },
                    entries[2] with
                    {
                        Payload = entries[1].Payload,
                        Hash = entries[1].Hash,
                    }
                );
            },
            "entry 2 was changed"
        );

    [Fact]
    public void A_record_that_is_filed_as_another_is_found()
    {
        Breaks(entries => entries[3] = entries[3] with { Scope = "check in staging" }, "entry 4 is filed as another");
        Breaks(entries => entries[0] = entries[0] with { Id = "other" }, "entry 1 is filed as another");
    }

    [Fact]
    public void A_cut_end_is_found_by_who_noted_the_head()
    {
        var noted = _entries[^1].Head;
        _entries.RemoveAt(4);
        Assert.Empty(HistoryChain.Check(_entries).Breaks);
        Assert.Contains("the end was cut off", Assert.Single(HistoryChain.Check(_entries, noted).Breaks));
    }

    [Fact]
    public void A_chain_that_was_made_anew_is_found_by_who_noted_the_head()
    {
        var noted = _entries[3].Head;
        Assert.Empty(HistoryChain.Check(_entries, noted).Breaks);
        Assert.Contains("is not the one", Assert.Single(HistoryChain.Check([.. Chain(5, "forged")], noted).Breaks));
    }

    [Fact]
    public void A_head_is_read_as_it_is_printed()
    {
        var head = _entries[2].Head;
        Assert.Equal(head, TrailHead.Parse(head.ToString()));
        Assert.All(["", "3", "3:abc", $"x:{head.Hash}", head.Hash], text => Assert.Null(TrailHead.Parse(text)));
    }

    [Fact]
    public void A_record_keeps_every_member()
    {
        var run = Saw(1, Drift("a", Severity.ERROR)) with
        {
            Tool = "undrift 1.0",
            Desired = "schema.sql\n\"quoted\" é",
            Policy = new RunPolicy("abc", true),
            By = new RunAuthor("root", "octocat", "https://ci/1", "c0ffee", "main"),
            Override = new Override("outage", "OPS-1", "anna", Day(2)),
            Schemas = ["public"],
            Ignored = ["d1"],
        };
        var entry = TrailEntry.After(TrailEntry.Beginning, "run", run.Id, run.Scope, HistoryJson.Text(run));
        Assert.DoesNotContain('\n', entry.Payload);
        Assert.Equal(HistoryJson.Text(run), HistoryJson.Text(HistoryJson.ReadRun(entry)));
        Assert.Equivalent(run, HistoryJson.ReadRun(entry), strict: true);
    }

    private void Breaks(Action<List<TrailEntry>> tamper, string expected)
    {
        tamper(_entries);
        Assert.Contains(
            HistoryChain.Check(_entries).Breaks,
            text => text.StartsWith(expected, StringComparison.Ordinal)
        );
    }

    private static IEnumerable<TrailEntry> Chain(int length, string tool = "undrift 0.1.0")
    {
        var head = TrailEntry.Beginning;
        for (var day = 0; day < length; day++)
        {
            var run = Saw(day, Drift("a")) with { Tool = tool };
            var entry = TrailEntry.After(head, TrailEntry.Run, run.Id, run.Scope, HistoryJson.Text(run));
            yield return entry;
            head = entry.Head;
        }
    }
}
