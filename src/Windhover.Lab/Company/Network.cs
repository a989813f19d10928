namespace Windhover.Lab.Company;

/// <summary>Whose log sees a machine.</summary>
internal enum Network
{
    /// <summary>VPC of the production account.</summary>
    Production,

    /// <summary>VPC of the development account.</summary>
    Development,

    /// <summary>VPC of the production account in a region that is opened during the run.</summary>
    Overseas,

    /// <summary>The Azure virtual network.</summary>
    Azure,

    /// <summary>The office, behind a Zeek sensor.</summary>
    Office,
}
