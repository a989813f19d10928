using System.Reflection;
using Shouldly;
using Windhover.Core.Running;
using Windhover.Core.Stores;
using Windhover.Lab;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>A run whose disk says no in the middle, also half-way through a commit, goes on later and finds what it would have found.</summary>
public sealed class StoppedRunTests(LabDays lab) : IClassFixture<LabDays>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatIsFoundIsTheSameWhateverTheDiskRefusedMeanwhile(bool refusesCommits)
    {
        using var plain = new LiveEstate();
        using (var run = plain.Run())
        {
            foreach (var hour in lab.Hours) Put(plain, hour, () => run.Look(folders: true, default));
            run.Finish(default);
        }

        using var estate = new LiveEstate();
        var disk = new MoodyDisk();
        var looks = 0;
        var state = RefusingState.Over(estate.State, disk.BeforeCommit);
        using (var run = new LiveRun([estate.Logs], LiveEstate.Sources, LiveEstate.Models, LiveEstate.Options with { Disk = disk }, estate.Clock, state, estate.Telemetry, [], estate.Log.Add))
        {
            foreach (var hour in lab.Hours)
            {
                disk.IsFull = looks % 5 == 3;
                disk.Refuses = refusesCommits && looks % 7 == 2;
                Put(estate, hour, () => run.Look(folders: true, default));
                if (disk.IsFull) run.Status.Stopped.ShouldBe("the disk is full");
                looks++;
            }

            (disk.IsFull, disk.Refuses) = (false, false);
            run.Look(folders: true, default);
            run.Status.Stopped.ShouldBeEmpty();
            run.Finish(default);
        }

        if (refusesCommits) disk.Failures.ShouldBeGreaterThan(2, "no commit was refused: the test tested nothing");
        estate.Findings.Select(f => f.Replace(estate.Logs, "", StringComparison.Ordinal)).ShouldBe(plain.Findings.Select(f => f.Replace(plain.Logs, "", StringComparison.Ordinal)));
        estate.Hours.ShouldBe(plain.Hours);
    }

    [Fact]
    public void AFailureThatIsNotTheDisksEndsTheRun()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run(LiveEstate.Options with { Disk = new MoodyDisk(), Committed = static _ => throw new InvalidOperationException("a defect") });
        Should.Throw<InvalidOperationException>(() =>
        {
            foreach (var hour in lab.Hours) Put(estate, hour, () => run.Look(folders: true, default));
        });
    }

    private static void Put(LiveEstate estate, IEnumerable<LabFile> files, Action look)
    {
        foreach (var file in files) estate.Put(file.Path, file.Content);
        estate.Clock.Advance(TimeSpan.FromSeconds(6));
        look();
    }

    /// <summary>A state store whose disk may refuse a commit: that of the telemetry has been made by then.</summary>
    private class RefusingState : DispatchProxy
    {
        private IStateStore? store;
        private Action beforeCommit = static () => { };

        public static IStateStore Over(IStateStore store, Action beforeCommit)
        {
            var proxy = Create<IStateStore, RefusingState>();
            (((RefusingState)(object)proxy).store, ((RefusingState)(object)proxy).beforeCommit) = (store, beforeCommit);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IStateStore.Commit)) beforeCommit();
            return targetMethod.Invoke(store, BindingFlags.DoNotWrapExceptions, null, args, null);
        }
    }

    private sealed class MoodyDisk : IStoreDisk
    {
        public bool IsFull { get; set; }

        public bool Refuses { get; set; }

        public int Failures { get; private set; }

        public string? Problem() => IsFull ? "the disk is full" : null;

        public string? Cause(Exception failure) => failure is IOException ? failure.Message : null;

        public void BeforeCommit()
        {
            if (!Refuses) return;
            Failures++;
            Refuses = false;
            throw new IOException("the disk is full");
        }
    }
}
