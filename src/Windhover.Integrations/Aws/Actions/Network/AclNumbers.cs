using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Finds room for entries in a network ACL.</summary>
internal static class AclNumbers
{
    private const int Last = 32_766;

    /// <summary>Gives entries free numbers before the first entry of their direction that allows anything; the highest that are free.</summary>
    /// <param name="acl">The ACL as it stands.</param>
    /// <param name="wanted">The entries.</param>
    /// <param name="quota">Entries that the ACL may have in one direction, with those that deny the rest (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html).</param>
    /// <exception cref="ActionRefusedException">There is no room.</exception>
    public static IReadOnlyList<AclEntry> Of(NetworkAcl acl, IReadOnlyList<AclEntry> wanted, int quota)
    {
        var numbered = new List<AclEntry>();
        foreach (var direction in wanted.GroupBy(e => e.Egress).OrderBy(g => g.Key))
        {
            var standing = acl.Entries.Where(e => e.Egress == direction.Key).ToArray();
            var way = direction.Key ? "outbound" : "inbound";
            if (standing.Length + direction.Count() > quota)
                throw new ActionRefusedException($"The network ACL {acl.Id} has {standing.Length} {way} entries, {direction.Count()} are needed, and its quota is {quota}.");
            var first = standing.Where(e => e.Action == "allow").Select(e => e.Number).DefaultIfEmpty(Last + 1).Min();
            var taken = standing.Select(e => e.Number).ToHashSet();
            var number = first;
            foreach (var entry in direction.Reverse())
            {
                do number--;
                while (taken.Contains(number));
                if (number < 1) throw new ActionRefusedException($"The network ACL {acl.Id} has no free {way} number before {first}, its first allow.");
                numbered.Add(entry with { Number = number });
            }
        }

        return [.. numbered.OrderBy(e => e.Egress).ThenBy(e => e.Number)];
    }
}
