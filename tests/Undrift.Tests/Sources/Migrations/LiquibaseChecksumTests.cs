namespace Undrift.Tests.Sources.Migrations;

/// <summary>The sums are those that Liquibase 4.29.1 and 4.29.2 wrote into databasechangelog for this SQL.</summary>
public sealed class LiquibaseChecksumTests
{
    private const string Person = """
        CREATE TABLE person.person (
            id BIGINT GENERATED ALWAYS AS IDENTITY,
            name VARCHAR(255) NOT NULL,
            CONSTRAINT person__id__pkey PRIMARY KEY (id)
        );
        """;

    private const string Role = """
        CREATE TABLE system.user_role (
            user_role_id BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
            user_id      BIGINT NOT NULL,
            role         VARCHAR(100) NOT NULL,
            CONSTRAINT user_role__user_role_id__pkey PRIMARY KEY (user_role_id),
            CONSTRAINT user_role__user_id__fkey FOREIGN KEY (user_id)
                REFERENCES system.user (user_id) ON DELETE CASCADE,
            CONSTRAINT user_role__user_id_role__uidx UNIQUE (user_id, role)
        );
        """;

    private const string John =
        "INSERT INTO liquibase_quickstart.person (id, name, address1, address2, city) VALUES (1, 'John Doe', '123 Main St', 'Apt 1', 'Beverly Hills');\n--rollback DELETE FROM person WHERE id = 1;";

    [Theory]
    [InlineData("CREATE SCHEMA person;", "9:4d4937eff7a4f5ff61362e8bd729c555")]
    [InlineData("CREATE SCHEMA IF NOT EXISTS system;", "9:1c425d2ef647f8eced2baa7f195ed8ca")]
    [InlineData(Person, "9:f555528fa823edf1d4330f605159d538")]
    [InlineData("ALTER TABLE person.person ADD COLUMN nickname VARCHAR(255);", "9:a0135841a3add18f3a1465397c50ad22")]
    [InlineData(Role, "9:fe9d0c69b10a2ba343f735f9a86b70c4")]
    [InlineData(John, "9:ac8dc4edceb0733373ac291b4a1bf9be")]
    public void It_is_what_Liquibase_recorded(string sql, string sum)
    {
        Assert.Equal(sum, Assert.Single(Of("--changeset sander:1\n" + sql)));
        Assert.Equal(
            [null, sum, sum],
            Of($"--changeset a:1\n-- why\n{sql}\n--changeset a:2\n{sql}\n\n--changeset a:3\n{sql}")
        );
    }

    [Theory]
    [InlineData("--changeset a:1 runOnChange:true\nSELECT 1;")]
    [InlineData("--changeset a:1 runAlways:true\nSELECT 1;")]
    [InlineData("--changeset a:1\n--validCheckSum: 9:any\nSELECT 1;")]
    [InlineData("--changeset a:1\n--comment: why\nSELECT 1;")]
    [InlineData("--changeset a:1\nSELECT ${one};")]
    [InlineData("--changeset a:1\nSELECT 1;\n/* liquibase rollback\nSELECT 2;\n*/")]
    [InlineData("--changeset a:1\n--ignoreLines:1\nSELECT 1;\nSELECT 2;")]
    public void What_was_not_seen_recorded_has_none(string text) => Assert.Null(Assert.Single(Of(text)));

    [Theory]
    [InlineData("8:d41d8cd98f00b204e9800998ecf8427e", false)]
    [InlineData("9:d41d8cd98f00b204e9800998ecf8427e", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_sums_of_the_version_that_is_known_are_compared(string? sum, bool isKnown) =>
        Assert.Equal(isKnown ? sum : null, LiquibaseChecksum.Recorded(sum));

    private static IReadOnlyList<string?> Of(string text) =>
        LiquibaseChecksum.Of(("--liquibase formatted sql\n" + text).Split('\n'));
}
