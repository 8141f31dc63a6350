using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

#nullable disable

namespace Notes.Migrations;

[DbContext(typeof(NotesContext))]
public class NotesContextModelSnapshot : ModelSnapshot
{
    internal static void Build(ModelBuilder modelBuilder, bool body) =>
        modelBuilder
            .HasAnnotation("ProductVersion", "6.0.7")
            .Entity(
                "Notes.Note",
                b =>
                {
                    b.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("INTEGER");
                    b.Property<string>("Title").IsRequired().HasColumnType("TEXT");
                    if (body)
                        b.Property<string>("Body").HasColumnType("TEXT");
                    b.HasKey("Id");
                    b.ToTable("Notes");
                }
            );

    protected override void BuildModel(ModelBuilder modelBuilder) => Build(modelBuilder, body: true);
}
