using Windhover.Lab.Company;

namespace Windhover.Lab.Behaviour;

/// <summary>Something that goes on in the company.</summary>
internal interface IBehaviour
{
    /// <summary>Does what it does in one minute. Records may lie ahead of that minute, never before it.</summary>
    void Step(Minute now);
}
