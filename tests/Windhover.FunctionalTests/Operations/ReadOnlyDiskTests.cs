using System.Net;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Network;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Operations;

public sealed class ReadOnlyDiskTests
{
    [Fact]
    public async Task ADiskThatTurnsReadOnlyStopsReadingAndServesOnAndAfterItsRepairNothingIsMissing()
    {
        if (!SmallDisk.CanMount || !Tool.Exists("mkfs.ext4")) Assert.Skip("a disk of its own needs root and mkfs.ext4");
        using var folder = new TemporaryFolder();
        var (image, mount) = (folder.File("image"), folder.File("disk"));
        Directory.CreateDirectory(mount);
        await using (var file = File.Create(image)) file.SetLength(192 << 20);
        await Tool.RunAsync("mkfs.ext4", "-q", "-F", image);
        if (await Tool.TryAsync("mount", ["-o", "loop,errors=remount-ro", image, mount]) is { Code: not 0 } refused) Assert.Skip($"nothing can be mounted here: {refused.Output}");
        try
        {
            await using var estate = new PushedEstate(folder.Path, Path.Combine(mount, "data"), "min_free_mib: 16\n");
            await estate.StartAsync();
            await estate.PushAsync(0, 5000);
            await estate.EventsAsync(5000);
            await estate.Serve.GetUntilAsync("/api/v1/entities", e => e.GetProperty("items").GetArrayLength() == 20);

            // As after an error of the disk: files that are open stay open (https://man7.org/linux/man-pages/man5/ext4.5.html, abort).
            await Tool.TryAsync("mount", ["-o", "remount,abort", mount]);
            var status = await estate.Serve.GetUntilAsync("/api/v1/status", s => s.GetProperty("engine").GetProperty("stopped").GetString() != "");
            status.GetProperty("engine").GetProperty("stopped").GetString()!.ShouldContain("the disk of the stores", Case.Sensitive, estate.Serve.Said);
            (await estate.TryPushAsync(5000, 100)).ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await estate.Serve.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await estate.Serve.GetAsync("/api/v1/entities")).GetProperty("items").GetArrayLength().ShouldBe(20);
            await estate.Serve.KillAsync();

            await Tool.RunAsync("umount", mount);
            await Tool.TryAsync("fsck.ext4", ["-p", image]);
            await Tool.RunAsync("mount", "-o", "loop", image, mount);
            await estate.StartAsync();
            await estate.PushAsync(5000, 100);
            await estate.PushAsync(5100, 1, _ => ApiCalls.Start.AddHours(4));
            (await estate.EventsAsync(5101)).ShouldBe(5101, estate.Serve.Said);
        }
        finally
        {
            await Tool.TryAsync("umount", [mount]);
        }
    }

    [Fact]
    public async Task AServerOverAReadOnlyDiskDoesNotStartAndSaysWhy()
    {
        await using var disk = await SmallDisk.MountAsync(64);
        await Tool.RunAsync("mount", "-o", "remount,ro", disk.Path);
        using var folder = new TemporaryFolder();
        await using var estate = new PushedEstate(folder.Path, Path.Combine(disk.Path, "data"));
        var failure = await Should.ThrowAsync<InvalidOperationException>(estate.StartAsync);
        failure.Message.ShouldContain("windhover serve:");
        failure.Message.ShouldContain("Read-only");
        failure.Message.ShouldNotContain("   at ");
    }
}
