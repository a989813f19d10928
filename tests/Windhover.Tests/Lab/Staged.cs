using Windhover.Lab;
using Windhover.Lab.Attacks;
using Windhover.Lab.Behaviour;
using Windhover.Lab.Company;
using Windhover.Lab.Truth;

namespace Windhover.Tests.Lab;

/// <summary>A company in which only some things happen: quick enough for many seeds.</summary>
internal static class Staged
{
    /// <summary>Plays behaviours alone to the end of the run.</summary>
    public static IReadOnlyList<LabFile> Play(World world, IReadOnlyList<IBehaviour> behaviours)
    {
        var files = new List<LabFile>();
        for (var i = 0; i < world.Options.Days * 1440; i++)
        {
            var now = world.Minute(i);
            if (i % 60 == 0) files.AddRange(world.Close(now.Second));
            foreach (var behaviour in behaviours) behaviour.Step(now);
        }

        files.AddRange(world.Close(long.MaxValue));
        return files;
    }

    /// <summary>Plays every attack and every twin, and nothing else.</summary>
    public static IReadOnlyList<Story> Stories(LabOptions options)
    {
        var world = new World(options);
        var attacks = Family.All.SelectMany(f => new[] { f.Make(world, twin: true), f.Make(world, twin: false) }).ToList();
        Play(world, attacks);
        return [.. attacks.Select(a => a.Story)];
    }
}
