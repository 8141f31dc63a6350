using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Notes.Migrations;

[DbContext(typeof(NotesContext))]
[Migration("20220101000000_First")]
public class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            name: "Notes",
            columns: table => new
            {
                Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                Title = table.Column<string>(type: "TEXT", nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Notes", x => x.Id)
        );

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(name: "Notes");

    protected override void BuildTargetModel(ModelBuilder modelBuilder) =>
        modelBuilder
            .HasAnnotation("ProductVersion", "6.0.7")
            .Entity(
                "Notes.Note",
                b =>
                {
                    b.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("INTEGER");
                    b.Property<string>("Title").HasColumnType("TEXT");
                    b.HasKey("Id");
                    b.ToTable("Notes");
                }
            );
}
