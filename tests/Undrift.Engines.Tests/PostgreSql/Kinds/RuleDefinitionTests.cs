using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>Condition and actions are taken out of the server's CREATE RULE.</summary>
public sealed class RuleDefinitionTests
{
    [Theory]
    [InlineData("CREATE RULE r AS\n    ON INSERT TO s.t DO INSTEAD NOTHING;", true, null, "NOTHING")]
    [InlineData("CREATE RULE r AS\n    ON DELETE TO s.t DO\n NOTIFY c;", false, null, "NOTIFY c")]
    [InlineData("CREATE RULE r AS\n    ON DELETE TO s.t DO INSTEAD\n NOTIFY c;", true, null, "NOTIFY c")]
    [InlineData(
        "CREATE RULE \" DO x\" AS\n    ON UPDATE TO s.\"a\"\" DO b\"\n   WHERE (new.a = ' DO INSTEAD it''s'::text) DO  DELETE FROM s.t;",
        false,
        "(new.a = ' DO INSTEAD it''s'::text)",
        "DELETE FROM s.t"
    )]
    [InlineData(
        "CREATE RULE r AS\n    ON UPDATE TO s.t\n   WHERE new.\"do DO\" DO INSTEAD ( SELECT 1;\n SELECT 2;\n);",
        true,
        "new.\"do DO\"",
        "( SELECT 1;\n SELECT 2;\n)"
    )]
    public void A_definition_is_taken_apart(string definition, bool instead, string? condition, string actions)
    {
        var parts = RuleDefinition.Split(definition, instead);
        Assert.Equal((condition, actions), parts);
    }

    [Theory]
    [InlineData("CREATE RULE r AS\n    ON INSERT TO s.t DO INSTEAD NOTHING;", false)]
    [InlineData("CREATE RULE r AS\n    ON INSERT TO s.t DO NOTHING;", true)]
    [InlineData("CREATE RULE r AS\n    ON INSERT TO s.t\n   WHERE (a", false)]
    [InlineData("ANOTHER STATEMENT", false)]
    public void What_is_built_otherwise_is_not_guessed_at(string definition, bool instead) =>
        Assert.Null(RuleDefinition.Split(definition, instead));
}
