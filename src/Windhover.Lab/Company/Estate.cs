using Windhover.Lab.Chance;

namespace Windhover.Lab.Company;

/// <summary>
/// Who and what exists: Kestrel Works, a shop for outdoor gear with about forty people. Everything is drawn from the seed; machines that come and go later
/// are added by <see cref="Behaviour.Autoscaling"/>.
/// </summary>
internal sealed class Estate
{
    private static readonly string[] FirstNames = ["Amber", "Bram", "Chloe", "Daan", "Elif", "Femke", "Giulia", "Hugo", "Ines", "Joris", "Karim", "Lotte", "Marek", "Noor", "Oscar", "Petra", "Quinten", "Rosa",
        "Sven", "Thijs", "Ursula", "Viktor", "Wout", "Xenia", "Yara", "Zoran", "Anouk", "Bas", "Carmen", "Dirk", "Eva", "Floris", "Greta", "Hanna", "Ivo", "Jana"];

    private static readonly string[] LastNames = ["Aalders", "Bakker", "Cornelis", "Dekker", "Evers", "Faber", "Groen", "Haas", "Ivanov", "Jansen", "Kuiper", "Lindqvist", "Meijer", "Nowak", "Okafor", "Peeters",
        "Quist", "Rossi", "Smit", "Tanaka", "Ulrich", "Visser", "Wagner", "Yilmaz", "Zeeman", "Almeida", "Brandt", "Castillo", "Dumont", "Eriksen", "Fischer", "Gomez", "Hofman", "Ibrahim", "Jonker", "Kaya"];

    private readonly Rng rng;
    private readonly Machine cache;
    private readonly Dictionary<string, int> rotations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Role> roles = new(StringComparer.Ordinal);

    public Estate(LabOptions options)
    {
        Seed = options.Root;
        rng = new(options.Root, "estate");
        Scale = options.Scale;
        Production = Account(rng, Network.Production, "eu-west-1", "euw1-az2", 60, custom: true);
        Development = Account(rng, Network.Development, "eu-west-1", "euw1-az1", 600, custom: false);
        Azure = new() { Id = rng.Guid(), FlowLogGuid = rng.Guid(), AclId = rng.Guid() };
        OfficeAddress = Internet.Home(rng);
        ProductionNat = Aws(Production, "nat-prod", "nat", "10.10.0.12", role: "", isPublic: true, instance: false);
        DevelopmentNat = Aws(Development, "nat-dev", "nat", "10.30.0.12", role: "", isPublic: true, instance: false);
        Balancers = [Aws(Production, "shop-lb-a", "balancer", "10.10.0.41", "", true, instance: false), Aws(Production, "shop-lb-b", "balancer", "10.10.1.87", "", true, instance: false)];
        Bastion = Aws(Production, "bastion-1", "bastion", "10.10.0.20", "bastion-role", true);
        Monitor = Aws(Production, "monitor-1", "monitor", "10.10.48.10", "monitor-role");
        Files = Aws(Production, "files-1", "files", "10.10.32.30", "files-role");
        Batch = Aws(Production, "batch-1", "batch", "10.10.40.15", "batch-role");
        cache = Cache = Aws(Production, "cache-1", "cache", "10.10.32.21", "cache-role");
        Databases = Tier(2, i => Aws(Production, $"db-{i}", "db", $"10.10.32.{10 + i}", "db-role"), scaled: false);
        Apps = Tier(3, i => Aws(Production, $"app-{i}", "app", $"10.10.16.{20 + i}", "app-role"));
        Workers = Tier(2, i => Aws(Production, $"worker-{i}", "worker", $"10.10.24.{30 + i}", "worker-role"));
        Idle = Aws(Production, "standby-eni", "idle", "10.10.32.200", "", instance: false);
        Runner = Aws(Development, "ci-runner-1", "ci", "10.30.8.11", "ci-runner-role");
        DevApps = Tier(2, i => Aws(Development, $"dev-app-{i}", "dev", $"10.30.8.{40 + i}", "dev-app-role"));
        Directory = Cloud("dc-1", "directory", 4);
        Erp = Tier(2, i => Cloud($"erp-{i}", "erp", 9 + i));
        Sql = Cloud("erp-sql-1", "sql", 20);
        Reports = Cloud("reports-1", "reports", 31);
        Jump = Cloud("jump-1", "jump", 40);
        Resolver = Inside("resolver", "resolver", "10.20.0.10");
        Nas = Inside("nas", "nas", "10.20.0.20");
        Printers = Tier(2, i => Inside($"printer-{i}", "printer", $"10.20.0.{30 + i}"), scaled: false);
        Rooms = Tier(2, i => Inside($"room-{i}", "room", $"10.20.0.{50 + i}"), scaled: false);
        Staff = Hire(Math.Max(16, (int)(24 * Scale)), options.Days);
        Buckets = new(Production.Id);
        var abroad = new Rng(Seed, "overseas");
        var (region, zone) = abroad.Pick([("eu-central-1", "euc1-az2"), ("us-east-2", "use2-az1"), ("ca-central-1", "cac1-az1")]);
        Overseas = Account(abroad, Network.Overseas, region, zone, 60, custom: true, Production.Id);
        OverseasNat = NewAws(Overseas, abroad, "nat-overseas", "nat", Internet.Address("10.60.0.12"), role: "", isPublic: true, instance: false);
    }

    public long Seed { get; }

    public double Scale { get; }

    public AwsAccount Production { get; }

    public AwsAccount Development { get; }

    /// <summary>The production account in the region that is opened during the run.</summary>
    public AwsAccount Overseas { get; }

    public Machine OverseasNat { get; }

    public AzureSubscription Azure { get; }

    /// <summary>The office's address on the internet.</summary>
    public uint OfficeAddress { get; }

    public Machine ProductionNat { get; }

    public Machine DevelopmentNat { get; }

    public IReadOnlyList<Machine> Balancers { get; }

    public Machine Bastion { get; }

    public Machine Monitor { get; }

    public Machine Files { get; }

    public Machine Batch { get; }

    /// <summary>The cache in use; a migration puts another in its place.</summary>
    public Machine Cache { get; set; }

    public IReadOnlyList<Machine> Databases { get; }

    public IReadOnlyList<Machine> Apps { get; }

    public IReadOnlyList<Machine> Workers { get; }

    /// <summary>An interface that sees nothing.</summary>
    public Machine Idle { get; }

    public Machine Runner { get; }

    public IReadOnlyList<Machine> DevApps { get; }

    public Machine Directory { get; }

    public IReadOnlyList<Machine> Erp { get; }

    public Machine Sql { get; }

    public Machine Reports { get; }

    public Machine Jump { get; }

    public Machine Resolver { get; }

    public Machine Nas { get; }

    public IReadOnlyList<Machine> Printers { get; }

    public IReadOnlyList<Machine> Rooms { get; }

    public IReadOnlyList<Person> Staff { get; }

    public Buckets Buckets { get; }

    /// <summary>The web tier as it is now; changed by the autoscaling group.</summary>
    public List<Machine> Web { get; } = [];

    /// <summary>Servers that came during the run, other than by autoscaling.</summary>
    public List<Machine> Added { get; } = [];

    /// <summary>Days since the start of the run that are public holidays, by local date.</summary>
    public HashSet<int> Holidays { get; } = [];

    /// <summary>Machines of production that are there all the time, and those that came to stay.</summary>
    public IEnumerable<Machine> ProductionServers => [Bastion, Files, Batch, cache, .. Databases, .. Apps, .. Workers, .. Added];

    /// <summary>True for an address under which the company itself is seen outside.</summary>
    public bool Owns(uint address) => address == OfficeAddress || address == ProductionNat.PublicAddress || address == DevelopmentNat.PublicAddress || address == OverseasNat.PublicAddress;

    /// <summary>Every Azure machine.</summary>
    public IEnumerable<Machine> AzureServers => [Directory, .. Erp, Sql, Reports, Jump];

    /// <summary>A role by account and name, with one principal id for the run.</summary>
    public Role RoleOf(AwsAccount account, string name, string path = "/")
    {
        var key = account.Id + path + name;
        if (!roles.TryGetValue(key, out var role)) roles.Add(key, role = new(account.Id, name, path, "AROA" + new Rng(Seed, key).Base32(17)));
        return role;
    }

    /// <summary>The role that single sign-on makes for a permission set.</summary>
    public Role SignOnRole(AwsAccount account, string access) =>
        RoleOf(account, $"AWSReservedSSO_{access}_{new Rng(Seed, account.Id + access).Hex(16)}", "/aws-reserved/sso.amazonaws.com/eu-west-1/");

    /// <summary>A user with a long-lived key.</summary>
    public Caller UserOf(AwsAccount account, string name)
    {
        var (principal, key) = IdsOf(account, name);
        return Caller.User(account.Id, name, principal, key);
    }

    /// <summary>The id of the key that a user has now.</summary>
    public string KeyOf(AwsAccount account, string name) => IdsOf(account, name).Key;

    /// <summary>Gives a user a new key in the place of the old one.</summary>
    public void Rotate(AwsAccount account, string name) => rotations[account.Id + name] = rotations.GetValueOrDefault(account.Id + name) + 1;

    /// <summary>The developers who still have keys of their own in production.</summary>
    public IEnumerable<Person> KeyHolders => Staff.Where(p => p.Job == "developer").Take(3).Where((_, i) => i != 1);

    /// <summary>A machine of an AWS account; its ids come from the random numbers given.</summary>
    public Machine NewAws(AwsAccount account, Rng ids, string name, string tier, uint address, string role, bool isPublic = false, bool instance = true) => new()
    {
        Name = name,
        Tier = tier,
        Network = account.Network,
        Address = address,
        PublicAddress = isPublic ? Internet.Address("54.72.0.0") + (uint)ids.Below(1 << 17) : 0,
        InstanceId = instance ? "i-0" + ids.Hex(16) : "",
        InterfaceId = "eni-0" + ids.Hex(16),
        SubnetId = "subnet-0" + new Rng(Seed, account.Id + (address >> 8)).Hex(16),
        RoleName = role,
        Nat = isPublic ? null : account.Network switch { Network.Production => ProductionNat, Network.Development => DevelopmentNat, _ => OverseasNat },
        Phase = ids.Below(6),
        Beat = ids.Between(6, 58),
    };

    /// <summary>A device in the office; it is known by its address.</summary>
    public Machine NewOffice(string name, string tier, uint address) => Inside(name, tier, Internet.Text(address));

    private (string Principal, string Key) IdsOf(AwsAccount account, string name)
    {
        var ids = new Rng(Seed, account.Id + "user" + name);
        var (principal, key) = ("AIDA" + ids.Base32(17), "AKIA" + ids.Base32(16));
        return rotations.TryGetValue(account.Id + name, out var turn) ? (principal, "AKIA" + new Rng(Seed, account.Id + "user" + name + turn).Base32(16)) : (principal, key);
    }

    private static AwsAccount Account(Rng rng, Network network, string region, string zone, int window, bool custom, string? id = null) => new()
    {
        Network = network,
        Id = id ?? rng.Between(2, 9) + rng.Text(11, "0123456789"),
        Region = region,
        Zone = zone,
        VpcId = "vpc-0" + rng.Hex(16),
        FlowLogId = "fl-0" + rng.Hex(16),
        Window = window,
        CustomFormat = custom,
    };

    private Machine Aws(AwsAccount account, string name, string tier, string address, string role, bool isPublic = false, bool instance = true) =>
        NewAws(account, rng, name, tier, Internet.Address(address), role, isPublic, instance);

    private Machine Cloud(string name, string tier, int host) => new()
    {
        Name = name,
        Tier = tier,
        Network = Network.Azure,
        Address = Internet.Address("10.40.0.0") + (uint)host,
        Mac = "00224" + rng.Text(7, "0123456789ABCDEF"),
    };

    private Machine Inside(string name, string tier, string address) => new() { Name = name, Tier = tier, Network = Network.Office, Address = Internet.Address(address), PublicAddress = OfficeAddress };

    private List<Machine> Tier(int count, Func<int, Machine> make, bool scaled = true) =>
        [.. Enumerable.Range(1, scaled ? Math.Max(1, (int)(count * Scale + 0.5)) : count).Select(make)];

    private List<Person> Hire(int count, int days)
    {
        var people = new List<Person>();
        string[] browsers =
        [
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15",
        ];
        for (var i = 0; i < count; i++)
        {
            var (access, job) = i switch
            {
                0 => ("AdministratorAccess", "iam-admin"),
                1 or 2 => ("AdministratorAccess", "platform"),
                <= 7 => ("PowerUserAccess", "developer"),
                <= 9 => ("ReadOnlyAccess", "analyst"),
                10 => ("Billing", "finance"),
                _ => ("", "office"),
            };
            var leaver = i == 13 || i == 6 && days > 20;
            var address = Internet.Address("10.20.1.0") + (uint)(i + 20 + (i > 180 ? 60 : 0));
            people.Add(new()
            {
                First = FirstNames[(i + (int)((Seed ^ Seed >> 60) & 15)) % FirstNames.Length],
                Last = LastNames[(i * 7 + i / 36 + (int)((Seed ^ Seed >> 60) & 31)) % LastNames.Length],
                Access = access,
                Job = job,
                Laptop = Inside($"laptop-{i + 1}", "laptop", Internet.Text(address)),
                Home = Internet.Home(rng),
                Browser = rng.Pick(browsers),
                CommandLine = $"aws-cli/2.{rng.Between(15, 24)}.{rng.Between(0, 18)} md/awscrt#0.2{rng.Between(0, 5)}.{rng.Between(0, 9)} ua/2.0 os/{rng.Pick(["macos#24.3.0", "linux#6.8.0-54-generic", "windows#10"])} md/arch#{rng.Pick(["arm64", "x86_64"])} lang/python#3.{rng.Between(11, 13)}.{rng.Between(0, 9)} md/pyimpl#CPython cfg/retry-mode#standard",
                Joins = i == 12 ? Math.Min(days - 1, 4) : i == 14 ? Math.Min(days - 1, 9) : 0,
                Leaves = leaver ? rng.Between(5, 12) : int.MaxValue,
                Travels = i == 4 ? (rng.Between(2, 4), rng.Between(6, 8)) : i == 1 ? (rng.Between(9, 11), rng.Between(12, 13)) : (-1, -1),
                Shift = rng.Between(-45, 60),
            });
        }

        return people;
    }
}
