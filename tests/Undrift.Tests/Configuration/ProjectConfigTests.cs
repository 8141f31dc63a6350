namespace Undrift.Tests.Configuring;

public sealed class ProjectConfigTests
{
    internal static readonly string[] Engines = ["postgres", "sqlite"];

    private const string Text = """
        engine: postgres
        desired: schema.sql
        migrations: migrations:drizzle/
        schemas: [public, audit]
        scratch: same-server
        policy: ops/drift-policy.yml
        ignore: ops/.driftignore
        column_order: true
        cluster: true
        timeout: 45s
        environments:
          production: { url: "${DATABASE_URL_PRODUCTION}" }
          staging:
            host: "${STAGING_DB_HOST}"
            port: 5432
            database: "${STAGING_DB_NAME}"
            user: "${STAGING_DB_USER}"
            password: "${STAGING_DB_PASSWORD}"
            schemas: ["${STAGING_DB_HOST}"]
            desired: staging.sql
          local: { url: "sqlite:local.db" }
        privileges: compare
        """;

    private static string? Lookup(string name) =>
        name switch
        {
            "STAGING_DB_HOST" => "db.example",
            "STAGING_DB_NAME" => "shop/eu",
            "STAGING_DB_USER" => "app@home",
            "STAGING_DB_PASSWORD" => "p:a/s?s#w%o rd@é",
            _ => null,
        };

    [Fact]
    public void Every_key_is_read_and_paths_start_at_its_folder()
    {
        var config = Read(Text, Path.Combine("up", "undrift.yml"));
        Assert.Equal("postgres", config.Engine);
        Assert.Equal("up/schema.sql", config.Desired(Lookup));
        Assert.Equal("migrations:up/drizzle/", config.Migrations(Lookup));
        Assert.Equal(["public", "audit"], config.Schemas(Lookup));
        Assert.True(config.Scratch(Lookup)!.SameServer);
        Assert.Equal("up/ops/drift-policy.yml", config.Policy(Lookup));
        Assert.Equal("up/ops/.driftignore", config.Ignore(Lookup));
        Assert.True(config.ColumnOrder);
        Assert.Equal(PrivilegeComparison.Compare, config.Privileges);
        Assert.True(config.Cluster);
        Assert.Equal(TimeSpan.FromSeconds(45), config.Timeout);
        Assert.Equal(["production", "staging", "local"], config.EnvironmentNames);
    }

    [Fact]
    public void What_is_left_out_is_null_or_empty()
    {
        var config = Read("environments: { local: { url: 'sqlite:a.db' } }");
        Assert.Null(config.Engine);
        Assert.Null(config.Desired(Lookup));
        Assert.Null(config.Scratch(Lookup));
        Assert.Null(config.Policy(Lookup));
        Assert.Null(config.Timeout);
        Assert.False(config.ColumnOrder);
        Assert.Equal(PrivilegeComparison.Auto, config.Privileges);
        Assert.Empty(config.Schemas(Lookup));
    }

    [Fact]
    public void An_environment_in_parts_becomes_a_percent_encoded_URL_and_overrides_the_project()
    {
        var target = Read(Text).Environment("staging", Lookup);
        Assert.Equal(
            "postgres://app%40home:p%3Aa%2Fs%3Fs%23w%25o%20rd%40%C3%A9@db.example:5432/shop%2Feu",
            target.Source
        );
        Assert.Equal(["db.example"], target.Schemas);
        Assert.Equal("staging.sql", target.Desired);
        Assert.DoesNotContain("p%3A", target.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("host: h", "postgres://h/")]
    [InlineData("database: d", "postgres:///d")]
    [InlineData("host: /run/postgresql, database: d", "postgres://%2Frun%2Fpostgresql/d")]
    [InlineData("host: '::1', port: 5433, user: u", "postgres://u@[::1]:5433/")]
    [InlineData("host: '[::1]', user: u, password: 1234", "postgres://u:1234@[::1]/")]
    [InlineData("host: h, port: '${NONE:-}', database: d", "postgres://h/d")]
    public void Parts_that_are_left_out_are_left_to_the_server(string parts, string url) =>
        Assert.Equal(
            url,
            Read($"engine: postgres\nenvironments: {{ e: {{ {parts} }} }}").Environment("e", Lookup).Source
        );

    [Fact]
    public void An_environment_takes_what_it_does_not_say_from_the_project_and_needs_no_other_variables()
    {
        var target = Read(Text, "up/undrift.yml").Environment("local", _ => null);
        Assert.Equal("sqlite:up/local.db", target.Source);
        Assert.Equal("up/schema.sql", target.Desired);
        Assert.Equal(["public", "audit"], target.Schemas);
        Assert.Equal("up/undrift.yml:21:10", target.Where);
    }

    [Fact]
    public void A_variable_that_is_not_set_is_named_with_the_line()
    {
        var error = Assert.Throws<UndriftException>(() => Read(Text).Environment("production", Lookup));
        Assert.Equal("the environment variable DATABASE_URL_PRODUCTION is not set", error.Message);
        Assert.Equal("undrift.yml:12:22", error.Where);
    }

    [Theory]
    [InlineData("production", "", true)]
    [InlineData("eu-prod", "", true)]
    [InlineData("Live", "", true)]
    [InlineData("production", ", protected: false", false)]
    [InlineData("products", "", false)]
    [InlineData("staging", "", false)]
    [InlineData("staging", ", protected: true", true)]
    public void What_is_called_like_production_or_says_so_is_protected(string name, string says, bool isProtected) =>
        Assert.Equal(
            isProtected,
            Read($"environments: {{ {name}: {{ url: 'sqlite:a.db'{says} }} }}").Environment(name, Lookup).Protected
        );

    [Fact]
    public void An_unknown_environment_names_the_nearest_and_all()
    {
        var error = Assert.Throws<UndriftException>(() => Read(Text).Environment("stagin", Lookup));
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal("the environment 'stagin' is not configured", error.Message);
        Assert.Equal("did you mean 'staging'? (known: production, staging, local)", error.Next);
        error = Assert.Throws<UndriftException>(() => Read("engine: sqlite").Environment("x", Lookup));
        Assert.Equal("add it under 'environments:'", error.Next);
    }

    [Fact]
    public void A_scratch_server_is_a_URL_that_is_not_printed()
    {
        var scratch = Read("scratch: postgres://u:s3cret@h/").Scratch(Lookup)!;
        Assert.False(scratch.SameServer);
        Assert.Equal("postgres://u:s3cret@h/", scratch.Url);
        Assert.DoesNotContain("s3cret", scratch.ToString(), StringComparison.Ordinal);
    }

    internal static ProjectConfig Read(string text, string file = "undrift.yml") =>
        ProjectConfigReader.Read(text, file, Engines);
}
