namespace Windhover.Core.Investigation;

/// <summary>The parts of a written account, in their order.</summary>
public enum AccountSection : byte
{
    /// <summary>What is concluded, and why.</summary>
    Conclusion,

    /// <summary>What happened, in the order of time.</summary>
    WhatHappened,

    /// <summary>Who and what, from where.</summary>
    WhoAndWhere,

    /// <summary>How it differs from normal, with the counts.</summary>
    UnlikeNormal,

    /// <summary>Everything else that the same actor, address or machine touched.</summary>
    Scope,

    /// <summary>Records, bytes, objects, privileges.</summary>
    Impact,

    /// <summary>ATT&amp;CK tactics and techniques.</summary>
    Techniques,

    /// <summary>What could not be found out.</summary>
    NotKnown,

    /// <summary>What to do next.</summary>
    NextSteps,
}
