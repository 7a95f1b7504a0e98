import type { PushDevice } from '../../domain/push/push-device.js';
import { type NewPushDevice, PushDeviceBook } from './push-device-book.port.js';

export class FakePushDeviceBook extends PushDeviceBook {
  readonly devices = new Map<string, PushDevice>();
  async register(device: NewPushDevice): Promise<string> {
    const known = [...this.devices.values()].find(({ endpoint }) => endpoint === device.endpoint);
    if (known?.employeeId === device.employeeId) {
      const { p256dh, auth, userAgent } = device;
      this.devices.set(known.id, { ...known, p256dh, auth, userAgent, failures: 0 });
      return known.id;
    }
    if (known) this.devices.delete(known.id);
    this.devices.set(device.id, { ...device, lastOkAt: null, failures: 0 });
    return device.id;
  }
  async byId(id: string): Promise<PushDevice | null> {
    return this.devices.get(id) ?? null;
  }
  async ofEmployee(employeeId: string): Promise<PushDevice[]> {
    const own = await this.ofEmployees([employeeId]);
    return own.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)).slice(0, 50);
  }
  async ofEmployees(employeeIds: readonly string[]): Promise<PushDevice[]> {
    return [...this.devices.values()].filter(({ employeeId }) => employeeIds.includes(employeeId));
  }
  async remove(id: string): Promise<boolean> {
    return this.devices.delete(id);
  }
  async removeAllOf(employeeId: string): Promise<number> {
    const own = await this.ofEmployees([employeeId]);
    for (const { id } of own) this.devices.delete(id);
    return own.length;
  }
  async noteOk(id: string, at: Date): Promise<void> {
    const device = this.devices.get(id);
    if (device) this.devices.set(id, { ...device, lastOkAt: at, failures: 0 });
  }
  async noteFailure(id: string): Promise<number> {
    const device = this.devices.get(id);
    if (!device) return 0;
    this.devices.set(id, { ...device, failures: device.failures + 1 });
    return device.failures + 1;
  }
}
