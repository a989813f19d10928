using System.Net;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Operations;

public sealed class HealthTests
{
    [Fact]
    public async Task AServerThatWorksIsLiveAndReadyAndEndsSoonWhenAskedTo()
    {
        using var folder = new TemporaryFolder();
        await using var estate = new PushedEstate(folder.Path, folder.File("data"));
        await estate.StartAsync();
        (await estate.Serve.Http.GetStringAsync(new Uri("/health/live", UriKind.Relative))).ShouldBe("ok");
        using var ready = await estate.Serve.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync()).ShouldBe("{\"ready\":true,\"reasons\":[]}");
        ready.Headers.CacheControl!.NoStore.ShouldBeTrue();

        await estate.PushAsync(0, 1000);
        await estate.EventsAsync(1000);
        var (code, took) = await estate.Serve.TerminateAsync();
        code.ShouldBe(0, estate.Serve.Said);
        took.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        File.Exists(Path.Combine(folder.File("data"), "copy.sock")).ShouldBeFalse("what listens goes with the server");

        await estate.StartAsync();
        await estate.PushAsync(1000, 1, _ => Collection.ApiCalls.Start.AddHours(4));
        (await estate.EventsAsync(1001)).ShouldBe(1001, estate.Serve.Said);
    }
}
