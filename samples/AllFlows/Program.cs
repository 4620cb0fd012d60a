using AllFlows;
using AllFlows.Sync;

// The same program is parent and child: the parent hosts two simulated shops and a simulated ERP of two companies, and counts
// in the end; the child, started as "sync <settings file>", is the service that keeps them in agreement.
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
