using Windhover.Core.Response.Actions;

namespace Windhover.Testing.Response;

/// <summary>A platform for one test of an action: a real one, an emulator, or a peer of ours that holds state.</summary>
public abstract class ActionPlatform : IAsyncDisposable
{
    /// <summary>The way to it.</summary>
    public abstract IResponderConnection Connection { get; }

    /// <summary>What the action is asked for.</summary>
    public abstract ActionRequest Request { get; }

    /// <summary>The same of somebody whom the platform does not know.</summary>
    public abstract ActionRequest Unknown { get; }

    /// <summary>Everything on it that an action could change, read through its own interface, in a stable order.</summary>
    public abstract Task<string> DumpAsync();

    /// <summary>Changes by hand what the action made or replaced, as a person would in between.</summary>
    /// <returns>False where there is nothing of that kind.</returns>
    public virtual Task<bool> ChangeAsPersonAsync(ActionPlan plan) => Task.FromResult(false);

    /// <summary>What the person changed, as it stands now.</summary>
    public virtual Task<string> PersonsPartAsync() => Task.FromResult("");

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
