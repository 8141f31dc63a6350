using Undrift.Tests.Sources;

namespace Undrift.Tests.Planning;

/// <summary>What a rename takes along.</summary>
public sealed class RenamedCatalogTests
{
    private static readonly CatalogObject Users = Shop.TableNamed("users");
    private static readonly CatalogObject Mail = Shop.In("users", Shop.Column, "mail", Shop.Type.Is("text"));
    private static readonly CatalogObject Index = Shop.In("users", Shop.Index, "users");

    private static readonly ObjectId OtherOwner = new("view", "public", "", "users");

    [Fact]
    public void What_stands_in_a_table_moves_with_it_and_nothing_else_does()
    {
        var copy = new CatalogObject(new ObjectId("column", "public", "part", "mail"), Shop.Column)
        {
            Owner = new ObjectId("table", "public", "", "part"),
            Template = Mail.Id,
        };
        var foreign = new CatalogObject(new ObjectId("policy", "public", "users", "p"), Shop.Policy)
        {
            Owner = OtherOwner,
        };
        var elsewhere = new CatalogObject(new ObjectId("column", "audit", "users", "mail"), Shop.Column);
        var catalog = new Catalog("shop", new CatalogOrigin("x"), [Users, Mail, Index, copy, foreign, elsewhere])
        {
            Dependencies = [new Dependency(Index.Id, Mail.Id), new Dependency(foreign.Id, elsewhere.Id, "rule")],
        };
        Rename[] renames =
        [
            new(Users.Id, Users.Id with { Name = "people" }),
            new(Mail.Id, Mail.Id with { Parent = "people", Name = "email" }),
        ];
        var moved = RenamedCatalog.Of(catalog, renames);
        var email = new ObjectId("column", "public", "people", "email");
        Assert.Equal(
            [
                "column:audit.users.mail",
                "table:public.people",
                "column:public.people.email",
                "index:public.people.users",
                "column:public.part.mail",
                "policy:public.users.p",
            ],
            moved.Objects.Select(item => item.ToString()).OrderBy(text => Order(text))
        );
        Assert.Equal("text", Shop.Type.Of(moved.Find(email)!));
        Assert.Equal(Users.Id with { Name = "people" }, moved.Find(email)!.Owner);
        Assert.Equal(email, moved.Find(copy.Id)!.Template);
        Assert.Equal(
            [
                new Dependency(Index.Id with { Parent = "people" }, email),
                new Dependency(foreign.Id, elsewhere.Id, "rule"),
            ],
            moved.Dependencies
        );
        Assert.Same(catalog, RenamedCatalog.Of(catalog, []));
    }

    [Fact]
    public void Several_of_one_shape_are_candidates_only_where_their_names_are_near()
    {
        Catalog Make(params string[] columns) =>
            Shop.Catalog([Users, .. columns.Select(name => Shop.In("users", Shop.Column, name, Shop.Type.Is("text")))]);
        Assert.Equal(
            ["public.users.telephon=public.users.telephone"],
            Candidates(Make("telephone", "city"), Make("telephon", "mail"))
        );
        Assert.Equal(["public.users.mail=public.users.city"], Candidates(Make("city"), Make("mail")));
        Assert.Empty(
            Candidates(Make("city"), Shop.Catalog(Users, Shop.In("users", Shop.Column, "mail", Shop.Type.Is("int"))))
        );
    }

    private static IEnumerable<string> Candidates(Catalog desired, Catalog actual) =>
        RenameCandidates.Of(new Renaming(), Differ.Compare(desired, actual).Drifts).Select(rename => rename.Text);

    private static int Order(string text) =>
        text.Contains("audit", StringComparison.Ordinal) ? 0
        : text.StartsWith("table", StringComparison.Ordinal) ? 1
        : text.Contains("email", StringComparison.Ordinal) ? 2
        : text.StartsWith("index", StringComparison.Ordinal) ? 3
        : text.Contains("part", StringComparison.Ordinal) ? 4
        : 5;

    /// <summary>An engine that renames everything.</summary>
    private sealed class Renaming() : ServerlessEngine("shop", ShopEngine.Instance.Kinds), IEngine
    {
        public bool CanRename(ObjectKind kind) => true;
    }
}
