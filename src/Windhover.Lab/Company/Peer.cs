namespace Windhover.Lab.Company;

/// <summary>One end of a connection: a machine of the company, or an address outside.</summary>
internal readonly record struct Peer(Machine? Machine, uint Outside)
{
    public static implicit operator Peer(Machine machine) => new(machine, 0);

    public static implicit operator Peer(uint address) => new(null, address);
}
