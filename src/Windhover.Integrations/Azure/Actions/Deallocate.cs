using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Azure.Actions;

/// <summary>
/// Stops a machine and gives its place back (https://learn.microsoft.com/en-us/rest/api/compute/virtual-machines/deallocate); taking it back starts it
/// (https://learn.microsoft.com/en-us/rest/api/compute/virtual-machines/start).
/// </summary>
internal sealed class Deallocate : PlannedAction<AzureConnection, MachinePlan>
{
    private const string Running = "PowerState/running";
    private const string Stopped = "PowerState/deallocated";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "azure.deallocate", Responder = AzureResponder.Name, Kind = ContainmentKind.Stop, Of = EntityType.Device,
        Title = "Stops the machine and gives its place back",
        Preconditions =
        [
            "The machine is running.",
            "What is in its memory and on its temporary disk is lost, also for forensics.",
            "A public address that is not static is lost.",
            "It may be that there is no room when the machine is to start again.",
        ],
        Page = "https://learn.microsoft.com/en-us/rest/api/compute/virtual-machines/deallocate",
        Permissions =
        [
            "Microsoft.Resources/subscriptions/read", "Microsoft.Network/networkInterfaces/read", "Microsoft.Compute/virtualMachines/read", "Microsoft.Compute/virtualMachines/instanceView/read",
            "Microsoft.Compute/virtualMachines/deallocate/action", "Microsoft.Compute/virtualMachines/start/action",
        ],
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<MachinePlan>> DraftAsync(AzureConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var machine = await AzureMachine.MachineAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        var power = await PowerAsync(at, machine, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"There is no machine {machine}.");
        if (power != Running) throw new ActionRefusedException($"The machine {machine.Name} is not running ({power}).");
        return new(machine.Text, $"The machine {machine.Name} is stopped and its place given back; its temporary disk is lost.", new { Power = power }, new(machine.Text));
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(AzureConnection at, string id, MachinePlan plan, CancellationToken cancellation)
    {
        var machine = Machine(plan);
        var power = await PowerAsync(at, machine, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"There is no machine {machine} any more.");
        if (power == Stopped) return;
        if (power != "PowerState/deallocating")
            await at.Api.SendAsync($"stop {machine.Name}", HttpMethod.Post, $"{machine.Path}/deallocate?api-version={AzureMachine.Version}", null, "", cancellation).ConfigureAwait(false);
        await UntilAsync(at, machine, Stopped, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(AzureConnection at, string id, MachinePlan plan, CancellationToken cancellation)
    {
        var machine = Machine(plan);
        var power = await PowerAsync(at, machine, cancellation).ConfigureAwait(false);
        return power switch
        {
            null => new(ActionState.Absent, $"The machine {machine.Name} is not there any more."),
            Stopped => new(ActionState.InForce, $"The machine {machine.Name} is stopped ({power})."),
            Running => new(ActionState.Absent, $"The machine {machine.Name} is running."),
            _ => new(ActionState.Different, $"The machine {machine.Name} is neither running nor stopped ({power})."),
        };
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(AzureConnection at, string id, MachinePlan plan, CancellationToken cancellation)
    {
        var machine = Machine(plan);
        var power = await PowerAsync(at, machine, cancellation).ConfigureAwait(false);
        if (power is null) return new(ActionState.Absent, $"The machine {machine.Name} is not there any more.");
        if (power == "PowerState/deallocating")
        {
            await UntilAsync(at, machine, Stopped, cancellation).ConfigureAwait(false);
            power = Stopped;
        }

        if (power is not (Running or Stopped or "PowerState/starting")) return new(ActionState.Different, $"Somebody left the machine {machine.Name} in another state ({power}); that was left.");
        if (power == Stopped) await at.Api.SendAsync($"start {machine.Name}", HttpMethod.Post, $"{machine.Path}/start?api-version={AzureMachine.Version}", null, "", cancellation).ConfigureAwait(false);
        await UntilAsync(at, machine, Running, cancellation).ConfigureAwait(false);
        return new(ActionState.Absent, $"The machine {machine.Name} is running.");
    }

    private static ArmId Machine(MachinePlan plan) => ArmId.Of(plan.Id, "Microsoft.Compute/virtualMachines") ?? throw new ActionFailedException("the plan names no machine");

    private static async Task<string?> PowerAsync(AzureConnection at, ArmId machine, CancellationToken cancellation) =>
        await at.Api.FindAsync($"read the state of {machine.Name}", $"{machine.Path}/instanceView?api-version={AzureMachine.Version}", cancellation).ConfigureAwait(false) is { } found
            ? found.Items("statuses").Select(s => s.Text("code")).FirstOrDefault(c => c.StartsWith("PowerState/", StringComparison.Ordinal)) ?? "PowerState/unknown"
            : null;

    private static Task UntilAsync(AzureConnection at, ArmId machine, string state, CancellationToken cancellation) => Waiting.UntilAsync(
        $"wait until {machine.Name} is {state}", async () => await PowerAsync(at, machine, cancellation).ConfigureAwait(false) == state, Pause, 120, at.Clock, cancellation);
}
