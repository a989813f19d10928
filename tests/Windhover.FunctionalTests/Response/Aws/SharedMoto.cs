using Windhover.FunctionalTests.Collection.Aws;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>One emulator for all tests of actions, which run one after the other and each begin with an empty one.</summary>
[CollectionDefinition(Name)]
public sealed class SharedMoto : ICollectionFixture<SharedMoto>, IAsyncDisposable
{
    internal const string Name = "AWS actions";
    private Moto? _moto;

    internal async Task<Moto> EmptyAsync()
    {
        _moto ??= await Moto.StartAsync();
        await _moto.ForgetAsync();
        await _moto.TrustAsync();
        return _moto;
    }

    public ValueTask DisposeAsync() => _moto?.DisposeAsync() ?? ValueTask.CompletedTask;
}
