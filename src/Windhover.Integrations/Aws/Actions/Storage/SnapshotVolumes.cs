using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Aws.Actions.Api;
using Windhover.Integrations.Aws.Actions.Network;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Aws.Actions.Storage;

/// <summary>Takes snapshots of all volumes of a machine at one moment, in one call, so that a crash leaves all or none. They are evidence, and stay.</summary>
internal sealed class SnapshotVolumes : TypedAction<AwsConnection, Nothing, SnapshotChange>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "aws.snapshot-volumes",
        Responder = AwsResponder.Name,
        Kind = ContainmentKind.Preserve,
        Of = EntityType.Device,
        Title = "Takes snapshots of all volumes of the machine",
        Preconditions =
        [
            "The snapshots are kept when the action ends, and cost storage until somebody deletes them; they have the tag windhover-….",
            "They hold what was written to the volumes, not memory and not disks of the host itself.",
        ],
        Page = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshots.html",
        Permissions = ["ec2:DescribeVolumes", "ec2:DescribeSnapshots", "ec2:CreateSnapshots", "ec2:CreateTags"],
        IsFinal = true,
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<SnapshotChange>> DraftAsync(AwsConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var instance = AwsDevice.InstanceOf(request.Wanted.Entity);
        var scope = await at.ScopeAsync(request.Wanted.Entity.Account, cancellation).ConfigureAwait(false);
        foreach (var region in at.Regions)
        {
            var form = new QueryForm().Filter(1, "attachment.instance-id", instance);
            var pages = await at.Ec2(scope.Account, region).PagesAsync($"read the volumes of {instance}", "DescribeVolumes", form, cancellation).ConfigureAwait(false);
            var volumes = pages.SelectMany(p => p["volumeSet"].All("item")).Select(v => v["volumeId"].Text).Order(StringComparer.Ordinal).ToArray();
            if (volumes.Length == 0) continue;
            return new(string.Join(", ", volumes), $"Takes snapshots of {volumes.Length} volumes of {instance} ({string.Join(", ", volumes)}) with the tag {Mark(request.ActionId)}.",
                new Nothing(), new SnapshotChange(scope.Account, region, instance, volumes));
        }

        throw new ActionRefusedException($"No volume of {instance} is found in account {scope.Account} in {string.Join(", ", at.Regions)}.");
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(AwsConnection at, string id, Nothing before, SnapshotChange change, CancellationToken cancellation)
    {
        if ((await FindAsync(at, id, change, cancellation).ConfigureAwait(false)).Count > 0) return;
        var form = new QueryForm().Add("InstanceSpecification.InstanceId", change.Instance).Add("Description", $"Windhover action {id} on {change.Instance}").Tagged("snapshot", Mark(id), change.Instance);
        await at.Ec2(change.Account, change.Region).ChangeAsync($"take snapshots of {change.Instance}", "CreateSnapshots", form, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(AwsConnection at, string id, Nothing before, SnapshotChange change, CancellationToken cancellation)
    {
        var found = await FindAsync(at, id, change, cancellation).ConfigureAwait(false);
        if (found.Count == 0) return new(ActionState.Absent, $"There is no snapshot with the tag {Mark(id)}.");
        var whole = change.Volumes.All(v => found.Any(s => s.Volume == v && s.State != "error"));
        return new(whole ? ActionState.InForce : ActionState.Different, $"There are {found.Count} snapshots of {change.Volumes.Count} volumes: {string.Join(", ", found.Select(s => $"{s.Id} of {s.Volume} is {s.State}"))}.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(AwsConnection at, string id, Nothing before, SnapshotChange change, CancellationToken cancellation)
    {
        var found = await FindAsync(at, id, change, cancellation).ConfigureAwait(false);
        return found.Count == 0 ? new(ActionState.Absent, $"There is no snapshot with the tag {Mark(id)}.")
            : new(ActionState.Different, $"The snapshots are evidence and are kept: {string.Join(", ", found.Select(s => s.Id))}.");
    }

    private static async Task<IReadOnlyList<Snapshot>> FindAsync(AwsConnection at, string id, SnapshotChange change, CancellationToken cancellation)
    {
        var form = new QueryForm().Filter(1, $"tag:{Mark(id)}", change.Instance);
        var pages = await at.Ec2(change.Account, change.Region).PagesAsync($"read the snapshots of {change.Instance}", "DescribeSnapshots", form.Add("Owner.1", "self"), cancellation).ConfigureAwait(false);
        return [.. pages.SelectMany(p => p["snapshotSet"].All("item")).Select(s => new Snapshot(s["snapshotId"].Text, s["volumeId"].Text, s["status"].Text)).OrderBy(s => s.Id, StringComparer.Ordinal)];
    }

    private sealed record Snapshot(string Id, string Volume, string State);
}
