using QuickStart;
using QuickStart.Sync;

// The same program is parent and child: the parent hosts a simulated shop and a simulated ERP and counts in the end;
// the child, started as "sync <settings file>", is the service that keeps the two in agreement.
if (args is ["sync", var settingsFile])
{
    await SyncHost.RunAsync(SyncSettings.Read(settingsFile));
    return 0;
}

try
{
    return await Run.PlayAsync(Arguments.Parse(args, TimeProvider.System), TimeProvider.System);
}
catch (ArgumentException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
