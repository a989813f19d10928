namespace Windhover.Lab.Company;

/// <summary>Something with a network interface.</summary>
internal sealed class Machine
{
    /// <summary>What the staff call it.</summary>
    public required string Name { get; init; }

    /// <summary>Its tier: web, app, worker, db, cache, batch, files, monitor, bastion, balancer, nat, ci, laptop, printer …</summary>
    public required string Tier { get; init; }

    /// <summary>Where it stands.</summary>
    public required Network Network { get; init; }

    /// <summary>Private address.</summary>
    public required uint Address { get; init; }

    /// <summary>Public address; 0 for none.</summary>
    public uint PublicAddress { get; init; }

    /// <summary>Instance id; "" for interfaces that a service owns, and outside AWS.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>Interface id (AWS).</summary>
    public string InterfaceId { get; init; } = "";

    /// <summary>Subnet id (AWS).</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>MAC address, twelve upper-case digits (Azure).</summary>
    public string Mac { get; init; } = "";

    /// <summary>Name of the role in its instance profile; "" for none.</summary>
    public string RoleName { get; init; } = "";

    /// <summary>The gateway through which it reaches the internet; null when it has a public address or none is logged.</summary>
    public Machine? Nat { get; init; }

    /// <summary>Epoch milliseconds of its launch; 0 when it was there before.</summary>
    public long Launched { get; set; }

    /// <summary>What the flow log writer prepared for it.</summary>
    public byte[] Head { get; set; } = [];

    /// <summary>What the flow log writer prepared for it.</summary>
    public byte[] Tail { get; set; } = [];

    /// <summary>Second of the aggregation interval at which its capture windows begin.</summary>
    public int Phase { get; init; }

    /// <summary>Second of the minute at which its regular things happen.</summary>
    public int Beat { get; init; }

    /// <summary>
    /// Id under which truth and product speak of it: the instance where a flow record or a launch in the trail names it. The default format of development's
    /// flow logs does not, so a machine that was there before stands as its interface.
    /// </summary>
    public string EntityId => Network switch
    {
        Network.Azure => "device:" + Mac.ToLowerInvariant(),
        Network.Office => "device:" + Internet.Text(Address),
        _ when InstanceId.Length == 0 || Network == Network.Development && Launched == 0 => "device:" + InterfaceId,
        _ => "device:" + InstanceId,
    };
}
