using Undrift.Tests.Reporting;

namespace Undrift.Tests.Sources;

/// <summary>What needs what comes back from a snapshot, and costs few lines when something changes.</summary>
public sealed class SnapshotDependencyTests
{
    private static readonly ObjectId Table = Shop.TableNamed("t").Id;
    private static readonly ObjectId Column = Shop.In("t", Shop.Column, "c").Id;
    private static readonly ObjectId View = Shop.ViewNamed("v", "x").Id;
    private static readonly ObjectId Outside = new("role", "", "", "somebody");

    [Fact]
    public void It_comes_back_whatever_the_ends_are()
    {
        Dependency[] some =
        [
            new(Column, Table),
            new(View, Column),
            new(View, Table, "rule"),
            new(View, Outside),
            new(Outside, Table),
            new(Outside, Outside, "part"),
        ];
        var text = SnapshotFile.Of(Of(some));
        var read = SnapshotFile.Read(text);
        Assert.Equal(some.Order(Text), read.Dependencies!.Order(Text));
        Assert.Equal(text, SnapshotFile.Of(read));
        Assert.Equal(text, SnapshotFile.Of(Of([.. some.Reverse(), some[0]])));
    }

    [Fact]
    public void Not_read_is_left_out_and_none_is_an_empty_list()
    {
        Assert.DoesNotContain("dependencies", SnapshotFile.Of(Of(null)), StringComparison.Ordinal);
        Assert.Null(SnapshotFile.Read(SnapshotFile.Of(Of(null))).Dependencies);
        Assert.Empty(SnapshotFile.Read(SnapshotFile.Of(Of([]))).Dependencies!);
    }

    [Fact]
    public void An_object_that_is_added_elsewhere_changes_one_line()
    {
        Catalog With(params CatalogObject[] more) =>
            new(
                "shop",
                new CatalogOrigin("shop.sql"),
                [
                    .. more,
                    .. Enumerable
                        .Range(0, 50)
                        .SelectMany(n =>
                            (CatalogObject[])[Shop.TableNamed($"t{n:D2}"), Shop.In($"t{n:D2}", Shop.Column, "c")]
                        ),
                ]
            )
            {
                Dependencies =
                [
                    .. Enumerable
                        .Range(0, 50)
                        .Select(n => new Dependency(
                            Column with
                            {
                                Parent = $"t{n:D2}",
                            },
                            Table with
                            {
                                Name = $"t{n:D2}",
                            }
                        )),
                ],
            };
        var (before, after) = (Lines(With()), Lines(With(Shop.TableNamed("t07a"))));
        Assert.Equal(50, before.Length);
        Assert.Equal(1, before.Zip(after).Count(pair => pair.First != pair.Second));
    }

    [Theory]
    [InlineData("[1, 7]", "the offset of an object")]
    [InlineData("[-1, 0]", "the offset of an object")]
    [InlineData("[1, 0.5]", "a whole number")]
    [InlineData("[1, [0]]", "the name of a part")]
    [InlineData("[1, [0, \"a\", \"b\"]]", "the end of the pair")]
    [InlineData("[]", "a list that begins with")]
    [InlineData("3", "a list that begins with")]
    [InlineData("[true]", "an object's identity")]
    public void What_is_none_is_refused(string line, string expected)
    {
        var valid = SnapshotFile.Of(Of([]));
        var failure = SnapshotFile.Refused(
            valid.Replace("\"dependencies\": []", $"\"dependencies\": [{line}]", StringComparison.Ordinal)
        );
        Assert.Contains("expected " + expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_published_schema_describes_it() =>
        Assert.Empty(
            await PublishedSchema.ComplaintsAsync(
                "snapshot-v1.schema.json",
                [
                    SnapshotFile.Of(Of([])),
                    SnapshotFile.Of(Of([new(View, Column, "rule"), new(Outside, View), new(View, Outside)])),
                ]
            )
        );

    private static readonly Comparer<Dependency> Text = Comparer<Dependency>.Create(
        (left, right) => string.CompareOrdinal(left.ToString(), right.ToString())
    );

    private static string[] Lines(Catalog catalog) =>
        SnapshotFile
            .Of(catalog)
            .Split("\"dependencies\"")[1]
            .Split('\n')
            .Where(line => line.Contains("    ["))
            .ToArray();

    private static Catalog Of(IReadOnlyList<Dependency>? dependencies) =>
        new(
            "shop",
            new CatalogOrigin("shop.sql"),
            [Shop.TableNamed("t"), Shop.In("t", Shop.Column, "c"), Shop.ViewNamed("v", "x")]
        )
        {
            Dependencies = dependencies,
        };
}
